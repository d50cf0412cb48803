package dev.postern.config.match;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// One thing that a route asks of a request's headers or query.
///
/// Met when the request has the name and every value that it has under it is `value`: a request that says
/// both `v=1` and `v=2` says neither, so that no two routes which ask for different values take the same one.
/// A header's value counts as a whole (`a, b` is not `a`); a query's decoded, as [RawQuery] reads it. A header
/// that Connection names is not there: it ends at this gateway, and the upstream would answer without it.
///
/// @param in    where the name stands
/// @param name  a header's in lower case, a query parameter's decoded and in its exact case
/// @param value empty when any value will do, as long as the name is there
public record Condition(Part in, String name, Optional<String> value) implements Comparable<Condition> {
    /// Where a condition looks.
    public enum Part {
        HEADER,
        QUERY
    }

    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9a-z-]{1,64}");
    private static final Pattern HEADER_VALUE = Pattern.compile("[!-~]([ -~]{0,254}[!-~])?");
    private static final Pattern QUERY_NAME = Pattern.compile("[A-Za-z0-9._~$:@\\[\\]-]{1,64}");
    // A character that no query decodes to would make a value that none has.
    private static final Pattern QUERY_VALUE = Pattern.compile("[^\\p{Cntrl}\\p{Cs}\\uFFFD]{1,256}");
    private static final Comparator<Condition> ORDER =
            Comparator.comparing(Condition::in).thenComparing(Condition::name);

    public Condition {
        if (!isName(in, name)) {
            throw new IllegalArgumentException(in + ": " + name + " (expected: a name that can be matched)");
        }
        if (value.isPresent() && !isValue(in, value.get())) {
            throw new IllegalArgumentException(in + ": " + name + " (expected: a value that can be matched)");
        }
    }

    /// Whether `name` can be asked for: a lower-case token of 64 characters, or a query name of as many that are
    /// letters, digits or one of `._~$:@[]-`.
    ///
    /// @see <a href="https://datatracker.ietf.org/doc/html/rfc9110#section-5.6.2">RFC 9110, section 5.6.2</a>
    public static boolean isName(Part in, String name) {
        return switch (in) {
            case HEADER -> HEADER_NAME.matcher(name).matches();
            case QUERY -> QUERY_NAME.matcher(name).matches();
        };
    }

    /// Whether `value` can be asked for: 1 to 256 characters, for a header visible ASCII with spaces inside, for a
    /// query anything but control characters.
    public static boolean isValue(Part in, String value) {
        return switch (in) {
            case HEADER -> HEADER_VALUE.matcher(value).matches();
            case QUERY -> QUERY_VALUE.matcher(value).matches();
        };
    }

    /// Whether the request meets this; reads its header or query, which nothing did before.
    boolean metBy(MatchRequest request) {
        List<String> found = values(request);
        if (found.isEmpty() || value.isEmpty()) {
            return !found.isEmpty();
        }
        for (String each : found) {
            if (!each.equals(value.get())) {
                return false;
            }
        }
        return true;
    }

    /// Whether the request has the value, perhaps with others under the same name, which keep this from being met.
    boolean metByOneOf(MatchRequest request) {
        return value.filter(values(request)::contains).isPresent();
    }

    private List<String> values(MatchRequest request) {
        return switch (in) {
            case HEADER -> ConnectionOptions.name(request, name) ? List.of() : request.header(name);
            case QUERY -> request.query().isEmpty() ? List.of() : RawQuery.values(queryOf(request), name);
        };
    }

    private static String queryOf(MatchRequest request) {
        return request.query().substring(1);
    }

    boolean sameName(Condition other) {
        return in == other.in && name.equals(other.name);
    }

    /// Whether every request that meets this meets `other`.
    boolean implies(Condition other) {
        return sameName(other) && (other.value.isEmpty() || other.value.equals(value));
    }

    /// By part and name; a route asks for each once.
    @Override
    public int compareTo(Condition other) {
        return ORDER.compare(this, other);
    }

    /// `header x-version: 2` or `query v=2`; without a value only the name.
    @Override
    public String toString() {
        return switch (in) {
            case HEADER -> "header " + name + value.map(text -> ": " + text).orElse("");
            case QUERY -> "query " + name + value.map(text -> "=" + text).orElse("");
        };
    }
}
