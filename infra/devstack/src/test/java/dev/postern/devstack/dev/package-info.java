@NullMarked
package dev.postern.devstack.dev;

import org.jspecify.annotations.NullMarked;
