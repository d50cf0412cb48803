@NullMarked
package dev.postern.devstack.store;

import org.jspecify.annotations.NullMarked;
