@NullMarked
package dev.postern.config.effective;

import org.jspecify.annotations.NullMarked;
