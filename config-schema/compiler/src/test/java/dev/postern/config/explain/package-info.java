@NullMarked
package dev.postern.config.explain;

import org.jspecify.annotations.NullMarked;
