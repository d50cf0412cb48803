@NullMarked
package dev.postern.gateway.upstream;

import org.jspecify.annotations.NullMarked;
