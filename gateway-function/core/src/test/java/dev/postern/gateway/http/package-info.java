/// The strict filter and the header rules, tested over real sockets where bytes matter.
@NullMarked
package dev.postern.gateway.http;

import org.jspecify.annotations.NullMarked;
