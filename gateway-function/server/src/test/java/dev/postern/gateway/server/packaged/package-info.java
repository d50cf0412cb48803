/// Tests that run the packaged gateway as a process, with a real Postgres, a real Redis and an echo upstream.
@NullMarked
package dev.postern.gateway.server.packaged;

import org.jspecify.annotations.NullMarked;
