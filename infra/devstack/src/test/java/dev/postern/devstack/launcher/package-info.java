@NullMarked
package dev.postern.devstack.launcher;

import org.jspecify.annotations.NullMarked;
