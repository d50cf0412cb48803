@NullMarked
package dev.postern.gateway.secret;

import org.jspecify.annotations.NullMarked;
