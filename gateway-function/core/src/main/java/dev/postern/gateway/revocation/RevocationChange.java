package dev.postern.gateway.revocation;

import java.util.Optional;
import java.util.UUID;

/// One revocation that was made, changed or deleted.
///
/// @param now what it is now; empty when it is gone
public record RevocationChange(UUID id, Optional<Revocation> now) {}
