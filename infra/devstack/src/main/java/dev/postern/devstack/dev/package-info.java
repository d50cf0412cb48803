/// `./postern dev`: everything that a gateway needs, on one machine, in one command.
@NullMarked
package dev.postern.devstack.dev;

import org.jspecify.annotations.NullMarked;
