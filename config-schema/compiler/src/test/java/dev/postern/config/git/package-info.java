@NullMarked
package dev.postern.config.git;

import org.jspecify.annotations.NullMarked;
