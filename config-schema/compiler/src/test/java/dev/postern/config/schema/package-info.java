@NullMarked
package dev.postern.config.schema;

import org.jspecify.annotations.NullMarked;
