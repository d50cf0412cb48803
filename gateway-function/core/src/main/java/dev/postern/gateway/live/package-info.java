/// The config in force: which bundle, which tenants of it are loaded, and what each route became.
@NullMarked
package dev.postern.gateway.live;

import org.jspecify.annotations.NullMarked;
