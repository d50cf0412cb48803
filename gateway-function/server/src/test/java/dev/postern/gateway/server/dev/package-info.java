/// `./postern dev` with the packaged gateway, from its start to its end.
@NullMarked
package dev.postern.gateway.server.dev;

import org.jspecify.annotations.NullMarked;
