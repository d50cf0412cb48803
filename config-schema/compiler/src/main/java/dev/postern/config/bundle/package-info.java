/// From a routing table to the bundle's file: its name, its commit, and how it is put in place.
@NullMarked
package dev.postern.config.bundle;

import org.jspecify.annotations.NullMarked;
