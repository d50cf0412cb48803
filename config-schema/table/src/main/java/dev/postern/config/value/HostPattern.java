package dev.postern.config.value;

import java.util.Optional;
import java.util.regex.Pattern;

/// A host that a tenant answers for: one name, or with `*.` in front every name below it.
///
/// A wildcard takes one or more labels (`*.acme.com` takes `a.acme.com` and `a.b.acme.com`, not
/// `acme.com`), as in the Kubernetes Gateway API. Ports are not part of a host.
///
/// @param name     lower-case DNS name or IPv4 address, without the `*.`
/// @param wildcard whether names below `name` are meant rather than `name`
public record HostPattern(String name, boolean wildcard) implements Comparable<HostPattern> {
    private static final Pattern NAME =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

    public HostPattern {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("host: " + name + " (expected: a lower-case DNS name)");
        }
    }

    /// Reads `acme.com` or `*.acme.com`; answers empty, rather than throws, when `text` is neither.
    public static Optional<HostPattern> parse(String text) {
        boolean wildcard = text.startsWith("*.");
        String name = wildcard ? text.substring(2) : text;
        return NAME.matcher(name).matches() ? Optional.of(new HostPattern(name, wildcard)) : Optional.empty();
    }

    @Override
    public int compareTo(HostPattern other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return wildcard ? "*." + name : name;
    }
}
