@NullMarked
package dev.postern.config.json;

import org.jspecify.annotations.NullMarked;
