/// The gateway as one process on a VM: the data plane, the admin side, and what starts them.
@NullMarked
package dev.postern.gateway.server;

import org.jspecify.annotations.NullMarked;
