package dev.postern.gateway.server.health;

/// Which program this process is; what it serves is [dev.postern.gateway.live.Live]'s to say.
///
/// @param version of the program
public record Identity(String version) {}
