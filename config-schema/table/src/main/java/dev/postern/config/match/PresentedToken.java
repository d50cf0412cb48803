package dev.postern.config.match;

import java.util.List;

/// The token that a request presents in `Authorization` (RFC 6750, section 2.1); nowhere else is one looked for.
public sealed interface PresentedToken {
    /// No `Authorization`, or one of another scheme, which is none of the gateway's business.
    record None() implements PresentedToken {}

    /// @param text unchecked, without white space around it; may be empty
    record Presented(String text) implements PresentedToken {
        /// Never the token.
        @Override
        public String toString() {
            return "Presented";
        }
    }

    /// More than one `Authorization`: guessing which is meant would be wrong.
    record Ambiguous() implements PresentedToken {}

    static PresentedToken of(MatchRequest request) {
        List<String> headers = request.header("authorization");
        if (headers.size() > 1) {
            return new Ambiguous();
        }
        return headers.isEmpty() ? new None() : of(headers.getFirst());
    }

    private static PresentedToken of(String value) {
        int scheme = value.indexOf(' ') < 0 ? value.length() : value.indexOf(' ');
        return scheme == 6 && value.regionMatches(true, 0, "Bearer", 0, scheme)
                ? new Presented(value.substring(scheme).strip())
                : new None();
    }
}
