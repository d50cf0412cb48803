@NullMarked
package dev.postern.gateway.flow;

import org.jspecify.annotations.NullMarked;
