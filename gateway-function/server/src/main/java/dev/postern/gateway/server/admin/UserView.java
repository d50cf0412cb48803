package dev.postern.gateway.server.admin;

import java.time.Instant;
import java.util.UUID;

/// A user: somebody who holds keys.
public record UserView(UUID id, String email, Instant createdAt) {}
