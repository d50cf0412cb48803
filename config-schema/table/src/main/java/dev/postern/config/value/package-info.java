/// The small values that config is made of: each reads its own text form and can only exist valid.
@NullMarked
package dev.postern.config.value;

import org.jspecify.annotations.NullMarked;
