/// Requests sent by wrk, and what it says of them.
@NullMarked
package dev.postern.bench.load;

import org.jspecify.annotations.NullMarked;
