@NullMarked
package dev.postern.gateway.token;

import org.jspecify.annotations.NullMarked;
