@NullMarked
package dev.postern.config.source;

import org.jspecify.annotations.NullMarked;
