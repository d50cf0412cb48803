@NullMarked
package dev.postern.config;

import org.jspecify.annotations.NullMarked;
