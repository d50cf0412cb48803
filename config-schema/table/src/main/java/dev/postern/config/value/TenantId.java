package dev.postern.config.value;

import java.util.Optional;
import java.util.regex.Pattern;

/// Names a tenant: the folder's name under `tenants/`, and the tag inside its API keys.
///
/// @param value 1 to 32 lower-case letters, digits and single inner hyphens, beginning with a letter
public record TenantId(String value) implements Comparable<TenantId> {
    private static final Pattern FORM = Pattern.compile("(?=.{1,32}$)[a-z][a-z0-9]*(-[a-z0-9]+)*");

    public TenantId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "tenant: " + value + " (expected: such as acme or acme-eu, at most 32 characters)");
        }
    }

    /// Reads an id; answers empty, rather than throws, when `text` is not one.
    public static Optional<TenantId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new TenantId(text)) : Optional.empty();
    }

    @Override
    public int compareTo(TenantId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
