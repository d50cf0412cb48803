/// Tokens that others sign: reading them strictly, the keys of their issuers, and the verification of both signature
/// and claims.
@NullMarked
package dev.postern.gateway.token;

import org.jspecify.annotations.NullMarked;
