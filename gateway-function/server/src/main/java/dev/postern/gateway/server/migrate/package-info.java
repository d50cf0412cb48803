/// The migrations of the database, run under a role of their own.
@NullMarked
package dev.postern.gateway.server.migrate;

import org.jspecify.annotations.NullMarked;
