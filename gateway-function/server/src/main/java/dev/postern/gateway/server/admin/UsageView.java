package dev.postern.gateway.server.admin;

/// What a key was used for.
///
/// @param total every answered request after the key was identified, refused ones too
public record UsageView(long total, String keyId, String tenant) {}
