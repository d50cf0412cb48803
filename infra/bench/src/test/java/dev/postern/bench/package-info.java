/// Tests of the command line.
@NullMarked
package dev.postern.bench;

import org.jspecify.annotations.NullMarked;
