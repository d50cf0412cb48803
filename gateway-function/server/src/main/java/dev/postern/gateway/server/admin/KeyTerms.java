package dev.postern.gateway.server.admin;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/// What may be said of a key, and in which words it is asked for.
final class KeyTerms {
    /// Far beyond what a gateway serves, and exact in a double, in which Redis' scripts count.
    static final long MAX_LIMIT = 1_000_000_000_000L;

    static final int MOST_SCOPES = 64;

    /// Also for a plan; whether there is such a plan is another question.
    static final String NAME = "[^\\p{Cntrl}]{1,100}";
    /// As RFC 6749, section 3.3, has a scope-token: printable ASCII without space, `"` and `\`.
    static final String SCOPE = "[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,128}";

    /// As RFC 3339 has date-time, in capitals and to the nanosecond at most.
    static final String TIME =
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})";

    static final String LIMIT_EXPECTED = "1 to 1000000000000 is expected";
    static final String NAME_EXPECTED = "1 to 100 characters are expected, none of them a control character";
    static final String PLAN_EXPECTED = "the name of a plan is expected";
    static final String TIME_EXPECTED = "a time such as 2027-01-31T12:00:00Z is expected";
    static final String SCOPE_EXPECTED = "1 to 128 printable ASCII characters without space, \" and \\ are expected";
    static final String SCOPES_EXPECTED =
            "at most 64 scopes, each of 1 to 128 printable ASCII characters without space, \" and \\, are expected";

    private static final Pattern NAMES = Pattern.compile(NAME);
    private static final Pattern SCOPES = Pattern.compile(SCOPE);
    private static final Pattern TIMES = Pattern.compile(TIME);

    private KeyTerms() {}

    static boolean isLimit(long limit) {
        return limit >= 1 && limit <= MAX_LIMIT;
    }

    static boolean isName(String text) {
        return NAMES.matcher(text).matches();
    }

    static boolean isScope(String text) {
        return SCOPES.matcher(text).matches();
    }

    /// Empty for what is no time, such as the 30th of February.
    ///
    /// @see <a href="https://datatracker.ietf.org/doc/html/rfc3339#section-5.6">RFC 3339, section 5.6</a>
    static Optional<Instant> time(String text) {
        if (!TIMES.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }
}
