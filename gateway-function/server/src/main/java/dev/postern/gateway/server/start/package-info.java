/// What the process is made of: the stores, the data plane, and how they begin and end.
@NullMarked
package dev.postern.gateway.server.start;

import org.jspecify.annotations.NullMarked;
