@NullMarked
package dev.postern.config.request;

import org.jspecify.annotations.NullMarked;
