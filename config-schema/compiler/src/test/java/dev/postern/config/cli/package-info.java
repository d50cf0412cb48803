@NullMarked
package dev.postern.config.cli;

import org.jspecify.annotations.NullMarked;
