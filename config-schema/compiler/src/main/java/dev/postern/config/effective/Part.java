package dev.postern.config.effective;

import java.util.List;

/// One value that is in force.
///
/// @param name     what it is, such as `connect` or the name of a limit
/// @param value    as people read it
/// @param origin   where it comes from
/// @param replaced what would be in force without it, nearest first
public record Part(String name, String value, Origin origin, List<Replaced> replaced) {
    /// A value of an upper level that a nearer one took the place of.
    public record Replaced(String value, Origin origin) {}

    public Part {
        replaced = List.copyOf(replaced);
    }

    static Part of(String name, String value, Origin origin) {
        return new Part(name, value, origin, List.of());
    }
}
