package dev.postern.config.value;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The paths that a route takes: exact, template, regex and prefix are all told by their segments.
///
/// | written | takes |
/// |---|---|
/// | `/orders` | that path |
/// | `/orders/{id}` | any one non-empty segment |
/// | `/orders/{id:[0-9]+}` | a segment that the expression matches whole |
/// | `/files/{path*}` | `/files` and everything below it |
/// | `/files/{path*:.+[.]pdf}` | what is below `/files` and matches whole; slashes count |
///
/// A trailing slash is a segment of its own (`/orders/` is not `/orders`). Literals are compared in
/// their canonical form: case-sensitive, percent-encoding normalised as in [the canonical path][1].
///
/// @param segments in order; only the last may be a [Rest]; empty for `/`
///
/// [1]: https://datatracker.ietf.org/doc/html/rfc3986#section-6.2.2
public record PathPattern(List<Segment> segments) {
    /// One part of a path, between two slashes, or all that is left.
    public sealed interface Segment {}

    /// @param text the canonical text of the segment; empty only for a trailing slash
    public record Literal(String text) implements Segment {
        @Override
        public String toString() {
            return text;
        }
    }

    /// @param name  under which rewrites and logs find the value
    /// @param regex what the whole segment must match, if anything
    public record Parameter(String name, Optional<LinearRegex> regex) implements Segment {
        @Override
        public String toString() {
            return "{" + name + regex.map(r -> ":" + r.source()).orElse("") + "}";
        }
    }

    /// Zero or more segments to the end of the path.
    ///
    /// @param name  under which rewrites and logs find the value, without the slash in front
    /// @param regex what the whole rest must match, if anything
    public record Rest(String name, Optional<LinearRegex> regex) implements Segment {
        @Override
        public String toString() {
            return "{" + name + "*" + regex.map(r -> ":" + r.source()).orElse("") + "}";
        }
    }

    public PathPattern {
        segments = List.copyOf(segments);
        for (int i = 0; i < segments.size() - 1; i++) {
            if (segments.get(i) instanceof Rest rest) {
                throw new IllegalArgumentException(rest + " (expected: only as the last segment)");
            }
        }
    }

    /// The text form, which is also the key for comparing two patterns.
    @Override
    public String toString() {
        return segments.stream().map(Segment::toString).collect(Collectors.joining("/", "/", ""));
    }
}
