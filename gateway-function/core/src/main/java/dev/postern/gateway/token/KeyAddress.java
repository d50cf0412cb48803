package dev.postern.gateway.token;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/// Where keys may be fetched: with https anywhere; without only from this machine, and only if the config itself says
/// so, for tests and for what runs beside the gateway. A document that was fetched cannot lead from one to the other.
final class KeyAddress {
    private static final String DISCOVERY = "/.well-known/openid-configuration";

    private KeyAddress() {}

    /// An address, if it may be asked.
    ///
    /// @param configured what the config names, the issuer or the set itself
    static Optional<URI> of(String address, String configured) {
        return parse(address)
                .filter(it -> isHttps(it)
                        || (isPlainLoopback(it)
                                && parse(configured)
                                        .filter(KeyAddress::isPlainLoopback)
                                        .isPresent()));
    }

    /// Where an issuer's document is (OpenID Connect Discovery 1.0, section 4).
    static Optional<URI> discovery(String issuer) {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return of(issuer, issuer).filter(it -> it.getRawQuery() == null).flatMap(_ -> of(base + DISCOVERY, issuer));
    }

    private static Optional<URI> parse(String text) {
        try {
            URI address = new URI(text);
            boolean plain = address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawFragment() == null
                    && address.getPort() <= 65_535;
            return plain ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isHttps(URI address) {
        return "https".equalsIgnoreCase(address.getScheme());
    }

    private static boolean isPlainLoopback(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        return "http".equalsIgnoreCase(address.getScheme())
                && (host.equals("localhost") || host.equals("[::1]") || host.equals("127.0.0.1"));
    }
}
