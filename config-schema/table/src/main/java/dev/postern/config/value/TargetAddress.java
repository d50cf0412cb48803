package dev.postern.config.value;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/// Where one target of an upstream listens.
///
/// @param host a DNS name or an address literal (IPv6 without brackets)
/// @param port 1 to 65535
public record TargetAddress(String host, int port) implements Comparable<TargetAddress> {
    public TargetAddress {
        if (host.isEmpty() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "target: " + host + ":" + port + " (expected: a host and a port 1-65535)");
        }
    }

    /// Reads `http://host:port`; the port defaults to 80.
    ///
    /// A path, a query, a fragment and user information are refused, since a target is an address and
    /// a route decides the path; so is `https`, which comes with TLS upstream (R13).
    ///
    /// @return the address; empty when `text` is anything else
    public static Optional<TargetAddress> parse(String text) {
        try {
            URI uri = new URI(text);
            String host = uri.getHost();
            boolean bare = uri.getRawPath().isEmpty() && uri.getRawQuery() == null && uri.getRawFragment() == null;
            int port = uri.getPort() == -1 ? 80 : uri.getPort();
            if (!"http".equals(uri.getScheme()) || host == null || uri.getRawUserInfo() != null || !bare) {
                return Optional.empty();
            }
            String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
            return port < 1 || port > 65_535 ? Optional.empty() : Optional.of(new TargetAddress(name, port));
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    /// The form that [#parse] reads.
    public String url() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    @Override
    public int compareTo(TargetAddress other) {
        return url().compareTo(other.url());
    }
}
