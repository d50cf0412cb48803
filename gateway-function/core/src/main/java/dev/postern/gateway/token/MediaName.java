package dev.postern.gateway.token;

/// Names of media types as `typ` and `cty` have them: without case, `application/` left out or not.
///
/// @see <a href="https://datatracker.ietf.org/doc/html/rfc7515#section-4.1.9">RFC 7515, section 4.1.9</a>
final class MediaName {
    private static final String PREFIX = "application/";

    private MediaName() {}

    static boolean same(String one, String other) {
        return withoutPrefix(one).equalsIgnoreCase(withoutPrefix(other));
    }

    private static String withoutPrefix(String name) {
        return name.regionMatches(true, 0, PREFIX, 0, PREFIX.length()) ? name.substring(PREFIX.length()) : name;
    }
}
