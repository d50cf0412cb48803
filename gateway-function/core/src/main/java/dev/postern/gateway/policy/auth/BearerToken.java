package dev.postern.gateway.policy.auth;

import dev.postern.config.match.MatchRequest;
import java.util.List;

/// The token that a request presents in `Authorization` (RFC 6750, section 2.1); nowhere else is one looked for.
sealed interface BearerToken {
    /// No `Authorization`, or one of another scheme, which is none of the gateway's business.
    record None() implements BearerToken {}

    /// @param text unchecked, without white space around it; may be empty
    record Presented(String text) implements BearerToken {}

    /// More than one `Authorization`: guessing which is meant would be wrong.
    record Ambiguous() implements BearerToken {}

    static BearerToken of(MatchRequest request) {
        List<String> headers = request.header("authorization");
        if (headers.size() > 1) {
            return new Ambiguous();
        }
        return headers.isEmpty() ? new None() : of(headers.getFirst());
    }

    private static BearerToken of(String value) {
        int scheme = value.indexOf(' ') < 0 ? value.length() : value.indexOf(' ');
        return scheme == 6 && value.regionMatches(true, 0, "Bearer", 0, scheme)
                ? new Presented(value.substring(scheme).strip())
                : new None();
    }
}
