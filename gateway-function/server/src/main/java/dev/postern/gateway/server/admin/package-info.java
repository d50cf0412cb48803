/// The management API: users, keys and their usage.
@NullMarked
package dev.postern.gateway.server.admin;

import org.jspecify.annotations.NullMarked;
