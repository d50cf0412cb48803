@NullMarked
package dev.postern.devstack.process;

import org.jspecify.annotations.NullMarked;
