@NullMarked
package dev.postern.gateway.reload;

import org.jspecify.annotations.NullMarked;
