@NullMarked
package dev.postern.config.owners;

import org.jspecify.annotations.NullMarked;
