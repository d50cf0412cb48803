package dev.postern.config.match;

import java.util.List;

/// What a request's path reads as: the one form that matching, auth and forwarding all use, or a refusal.
///
/// A path that is canonical already is scanned once and copied only into its segments.
///
/// @see <a href="https://datatracker.ietf.org/doc/html/rfc3986#section-6.2.2">RFC 3986, section 6.2.2</a>
public sealed interface CanonicalPath {
    /// How many segments a path may have; a longer one is malformed, which bounds the matcher's depth.
    int MAX_SEGMENTS = 128;

    /// Reads a path as it stands in a request target, without its query.
    ///
    /// Escapes of unreserved characters are decoded and the hex digits of all others upper-cased;
    /// `%2F` and `%5C` therefore stay inside their segment. Then empty segments are dropped (but a
    /// trailing slash stays), and then dot segments are resolved; so `/a//../b` is `/b`, as in nginx,
    /// and not `/a/b`.
    ///
    /// Beyond the RFC it refuses dot segments that a lenient upstream would uncover, by decoding an
    /// escaped slash (`/a/..%2Fb`) or by dropping a path parameter (`/a/..;x/b`): the upstream would
    /// answer for another path than the one that was matched and authorised.
    ///
    /// @param rawPath the bytes received, one char each; anything at all may be passed
    static CanonicalPath read(String rawPath) {
        int segments = PathScan.segmentsIfCanonical(rawPath);
        return segments < 0 ? PathRewrite.rewrite(rawPath) : PathScan.accept(rawPath, segments);
    }

    /// A path in canonical form; two are equal when their texts are.
    final class Canonical implements CanonicalPath {
        private final String text;
        private final String[] segments;

        Canonical(String text, String[] segments) {
            this.text = text;
            this.segments = segments;
        }

        /// The whole path, beginning with a slash.
        public String text() {
            return text;
        }

        /// The parts between the slashes: none for `/`; a trailing slash adds an empty last one.
        public List<String> segments() {
            return List.of(segments);
        }

        /// How many [#segments] there are.
        public int size() {
            return segments.length;
        }

        /// The segment at `index`, still escaped.
        public String segment(int index) {
            return segments[index];
        }

        /// All from the segment at `index` on, joined by slashes; empty when there are none.
        public String rest(int index) {
            int start = 1;
            for (int i = 0; i < index; i++) {
                start += segments[i].length() + 1;
            }
            return start >= text.length() ? "" : text.substring(start);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Canonical path && text.equals(path.text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /// Not a path that this gateway forwards: 400, and the connection is closed.
    ///
    /// @param reason a fixed phrase that holds nothing of the client's, so that it may be sent and logged
    record Malformed(String reason) implements CanonicalPath {
        static final Malformed NO_SLASH = new Malformed("path does not begin with a slash");
        static final Malformed BAD_ESCAPE = new Malformed("bad percent-encoding in path");
        static final Malformed CONTROL = new Malformed("encoded control character in path");
        static final Malformed BACKSLASH = new Malformed("backslash in path");
        static final Malformed CHARACTER = new Malformed("character not allowed in a path");
        static final Malformed CLIMBS = new Malformed("path climbs above the root");
        static final Malformed TOO_MANY = new Malformed("more than " + MAX_SEGMENTS + " segments in path");
        static final Malformed HIDDEN_DOTS = new Malformed("hidden dot segment in path");
    }
}
