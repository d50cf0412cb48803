/// Strict JSON with the place of every value and every key.
@NullMarked
package dev.postern.config.json;

import org.jspecify.annotations.NullMarked;
