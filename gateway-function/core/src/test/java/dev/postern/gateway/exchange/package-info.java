@NullMarked
package dev.postern.gateway.exchange;

import org.jspecify.annotations.NullMarked;
