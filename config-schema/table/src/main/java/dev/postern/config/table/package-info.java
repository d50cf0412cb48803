/// The routing table: all tenants compiled, and the bundle that carries them to a gateway.
@NullMarked
package dev.postern.config.table;

import org.jspecify.annotations.NullMarked;
