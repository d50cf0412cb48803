/// Tokens that no longer hold although their signature and time are right: which they are, kept in the memory of each
/// gateway and as new there as Postgres tells.
@NullMarked
package dev.postern.gateway.revocation;

import org.jspecify.annotations.NullMarked;
