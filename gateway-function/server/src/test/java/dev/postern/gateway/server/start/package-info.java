@NullMarked
package dev.postern.gateway.server.start;

import org.jspecify.annotations.NullMarked;
