/// Follows the bundle's file: a valid new one is put in force, an invalid one is refused whole and told.
@NullMarked
package dev.postern.gateway.reload;

import org.jspecify.annotations.NullMarked;
