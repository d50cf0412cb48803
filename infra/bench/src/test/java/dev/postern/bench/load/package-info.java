/// Tests of what wrk prints.
@NullMarked
package dev.postern.bench.load;

import org.jspecify.annotations.NullMarked;
