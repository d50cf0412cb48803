@NullMarked
package dev.postern.config.check;

import org.jspecify.annotations.NullMarked;
