@NullMarked
package dev.postern.config.routetest;

import org.jspecify.annotations.NullMarked;
