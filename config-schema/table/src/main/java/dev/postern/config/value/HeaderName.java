package dev.postern.config.value;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The name of a header that somebody may have the gateway send, in lower case.
///
/// Letters, digits, `-` and `_`, which is what servers agree on of RFC 9110's tokens.
///
/// @param value at most 64 characters
public record HeaderName(String value) implements Comparable<HeaderName> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9_-]{1,64}");

    /// Hop by hop, or about the message's framing, or what the gateway itself tells the upstream of the client.
    private static final Set<String> RESERVED = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authentication-info",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings",
            "host",
            "content-length",
            "expect",
            "forwarded",
            "via",
            "proxy",
            "x-real-ip",
            "x-request-id");

    public HeaderName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("header: " + value + " (expected: a name in lower case)");
        }
    }

    /// Reads a name in any case; empty when it is none.
    public static Optional<HeaderName> parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return FORM.matcher(lower).matches() ? Optional.of(new HeaderName(lower)) : Optional.empty();
    }

    /// What the names have in common that some server takes for one: CGI-like ones read `_` as `-`.
    public String folded() {
        return value.replace('_', '-');
    }

    /// Whether the gateway decides about this header alone.
    public boolean isReserved() {
        String name = folded();
        return RESERVED.contains(name) || name.startsWith("x-forwarded-") || name.startsWith("x-postern-");
    }

    @Override
    public int compareTo(HeaderName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
