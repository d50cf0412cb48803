/// Tenants' secrets: where they are read, and how they are kept from being shown.
@NullMarked
package dev.postern.gateway.secret;

import org.jspecify.annotations.NullMarked;
