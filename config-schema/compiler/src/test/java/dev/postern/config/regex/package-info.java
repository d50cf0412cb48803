@NullMarked
package dev.postern.config.regex;

import org.jspecify.annotations.NullMarked;
