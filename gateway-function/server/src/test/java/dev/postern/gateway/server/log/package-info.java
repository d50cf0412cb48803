@NullMarked
package dev.postern.gateway.server.log;

import org.jspecify.annotations.NullMarked;
