/// From a request's host, path and method to its route; the data plane and `explain` call the same code.
@NullMarked
package dev.postern.config.match;

import org.jspecify.annotations.NullMarked;
