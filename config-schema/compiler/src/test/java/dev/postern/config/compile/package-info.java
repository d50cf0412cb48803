@NullMarked
package dev.postern.config.compile;

import org.jspecify.annotations.NullMarked;
