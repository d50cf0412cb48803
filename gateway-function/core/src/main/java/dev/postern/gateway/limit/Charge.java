package dev.postern.gateway.limit;

import dev.postern.config.policy.RateLimitConfig.Window;

/// One request against one limit.
///
/// @param counter whom the limit counts, such as a key's id; charges of the same name, counter and window share
///                a count within their tenant
/// @param name    the limit's, unique among the charges of a request
/// @param limit   how many may pass in a window; at least 1
public record Charge(String counter, String name, long limit, Window window) {
    public Charge {
        if (limit < 1) {
            throw new IllegalArgumentException("limit: " + limit + " (expected: at least 1)");
        }
    }
}
