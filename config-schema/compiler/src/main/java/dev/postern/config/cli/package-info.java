/// The command line of the compiler.
@NullMarked
package dev.postern.config.cli;

import org.jspecify.annotations.NullMarked;
