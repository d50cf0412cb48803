@NullMarked
package dev.postern.gateway.revocation;

import org.jspecify.annotations.NullMarked;
