@NullMarked
package dev.postern.gateway.live;

import org.jspecify.annotations.NullMarked;
