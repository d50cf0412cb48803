@NullMarked
package dev.postern.config.diff;

import org.jspecify.annotations.NullMarked;
