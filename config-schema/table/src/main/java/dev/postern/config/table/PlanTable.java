package dev.postern.config.table;

/// What a plan gives to a tenant's keys, unless a key has limits of its own.
///
/// @param name              as in platform.json
/// @param keyLimitPerMinute requests a key and minute, at least 1
/// @param keyLimitPerDay    requests a key and UTC day, at least 1
public record PlanTable(String name, long keyLimitPerMinute, long keyLimitPerDay) {
    public PlanTable {
        if (keyLimitPerMinute < 1 || keyLimitPerDay < 1) {
            throw new IllegalArgumentException(
                    "key limits: " + keyLimitPerMinute + ", " + keyLimitPerDay + " (expected: at least 1)");
        }
    }
}
