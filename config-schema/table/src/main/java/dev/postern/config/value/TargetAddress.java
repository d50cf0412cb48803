package dev.postern.config.value;

import java.util.Optional;

/// Where one target of an upstream listens.
///
/// @param host a lower-case DNS name (a trailing dot is kept, since it bars search domains) or an address
///             literal (IPv6 without brackets)
/// @param port 1 to 65535
public record TargetAddress(String host, int port) implements Comparable<TargetAddress> {
    private static final String SCHEME = "http://";
    private static final int USUAL_PORT = 80;

    public TargetAddress {
        if (!isHost(host) || port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "target: " + host + ":" + port + " (expected: a host and a port 1-65535)");
        }
    }

    /// Reads `http://host:port`; the port defaults to 80. A host is what [Host#ofAuthority] takes.
    ///
    /// A path, a query, a fragment and user information are refused, since a target is an address and
    /// a route decides the path; so is `https`, which comes with TLS upstream (R13).
    ///
    /// @return the address; empty when `text` is anything else
    public static Optional<TargetAddress> parse(String text) {
        if (!text.startsWith(SCHEME)) {
            return Optional.empty();
        }
        String authority = text.substring(SCHEME.length());
        return Host.ofAuthority(authority).map(host -> {
            // Well-formed by now, so the last colon begins the port unless it is inside the brackets.
            int colon = authority.lastIndexOf(':');
            boolean named = colon > authority.lastIndexOf(']');
            String port = named ? authority.substring(colon + 1) : "";
            boolean dotted = (named ? authority.substring(0, colon) : authority).endsWith(".");
            return new TargetAddress(
                    unbracketed(host.name()) + (dotted ? "." : ""),
                    port.isEmpty() ? USUAL_PORT : Integer.parseInt(port));
        });
    }

    /// The form that [#parse] reads.
    public String url() {
        return SCHEME + bracketed(host) + ":" + port;
    }

    @Override
    public int compareTo(TargetAddress other) {
        return url().compareTo(other.url());
    }

    // Only what url writes and parse reads back; what else a Host strips (a port) must not slip in.
    private static boolean isHost(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return Host.ofAuthority(bracketed(name))
                .filter(read -> read.name().equals(bracketed(name)))
                .isPresent();
    }

    private static String bracketed(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private static String unbracketed(String name) {
        return name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
    }
}
