@NullMarked
package dev.postern.config.bundle;

import org.jspecify.annotations.NullMarked;
