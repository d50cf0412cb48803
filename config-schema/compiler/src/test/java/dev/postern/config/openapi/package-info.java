@NullMarked
package dev.postern.config.openapi;

import org.jspecify.annotations.NullMarked;
