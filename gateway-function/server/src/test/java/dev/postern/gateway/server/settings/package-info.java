@NullMarked
package dev.postern.gateway.server.settings;

import org.jspecify.annotations.NullMarked;
