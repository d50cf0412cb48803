package dev.postern.gateway.server.health;

/// What this process is: which program, with which config.
///
/// @param version      of the program
/// @param configDigest of the bundle in force
/// @param configCommit the git commit that it was compiled from; empty where its builder did not tell
/// @param tenants      how many tenants it has
public record Identity(String version, String configDigest, String configCommit, int tenants) {}
