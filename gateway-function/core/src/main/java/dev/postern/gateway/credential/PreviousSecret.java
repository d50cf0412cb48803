package dev.postern.gateway.credential;

import java.time.Instant;

/// The secret that a key had before its last rotation.
///
/// @param validUntil the first moment at which it no longer works
public record PreviousSecret(SecretHash hash, Instant validUntil) {}
