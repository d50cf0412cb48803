/// What the gateway makes of one request, and why, told from the config files alone.
@NullMarked
package dev.postern.config.explain;

import org.jspecify.annotations.NullMarked;
