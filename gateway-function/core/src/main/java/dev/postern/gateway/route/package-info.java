/// From a request's head to its tenant and route.
@NullMarked
package dev.postern.gateway.route;

import org.jspecify.annotations.NullMarked;
