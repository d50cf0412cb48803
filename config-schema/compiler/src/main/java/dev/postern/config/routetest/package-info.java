/// Runs the route tests that tenants write, without a gateway.
@NullMarked
package dev.postern.config.routetest;

import org.jspecify.annotations.NullMarked;
