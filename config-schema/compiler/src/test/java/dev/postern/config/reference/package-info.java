@NullMarked
package dev.postern.config.reference;

import org.jspecify.annotations.NullMarked;
