package dev.postern.config.merge;

/// Where a policy can be written, from the farthest to the nearest.
public enum Level {
    PLATFORM,
    TENANT,
    API,
    ROUTE
}
