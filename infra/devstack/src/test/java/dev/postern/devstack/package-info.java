@NullMarked
package dev.postern.devstack;

import org.jspecify.annotations.NullMarked;
