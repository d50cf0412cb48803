/// Processes of our own: started apart from the terminal, told by their id, ended by it.
@NullMarked
package dev.postern.devstack.process;

import org.jspecify.annotations.NullMarked;
