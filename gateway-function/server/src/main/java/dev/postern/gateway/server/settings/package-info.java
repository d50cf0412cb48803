/// The settings: environment variables with defaults, read and checked once at start.
@NullMarked
package dev.postern.gateway.server.settings;

import org.jspecify.annotations.NullMarked;
