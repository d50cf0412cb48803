package dev.postern.gateway.server.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// Reads the URL of a store. A URL may hold a password, so a fault never shows more than the part that is wrong.
sealed interface StoreUrl {
    /// What both kinds of store share.
    ///
    /// @param port     -1 where none is written
    /// @param userInfo as written, still percent-encoded; empty where there is none
    /// @param path     without the leading slash
    record Parts(String scheme, String host, int port, String userInfo, String path, String query) implements StoreUrl {
        String user() {
            int colon = userInfo.indexOf(':');
            return decoded(colon < 0 ? userInfo : userInfo.substring(0, colon));
        }

        Secret password() {
            int colon = userInfo.indexOf(':');
            return new Secret(colon < 0 ? "" : decoded(userInfo.substring(colon + 1)));
        }
    }

    /// @param found what is wrong, without the secret
    record Wrong(String found) implements StoreUrl {}

    static StoreUrl read(String text, Set<String> schemes) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException unreadable) {
            // Its message quotes the whole URL, password and all.
            return new Wrong("not a URL (a character such as # or @ in a password is written as %23 or %40)");
        }
        if (uri.getScheme() == null || !schemes.contains(uri.getScheme())) {
            return new Wrong(uri.getScheme() == null ? "no scheme" : "scheme " + uri.getScheme());
        }
        if (uri.getHost() == null) {
            return new Wrong(uri.getRawAuthority() == null ? "no host" : "a host or port that is none");
        }
        if (uri.getPort() == 0 || uri.getPort() > 65_535) {
            return new Wrong("port " + uri.getPort());
        }
        if (uri.getRawFragment() != null) {
            return new Wrong("a # (in a password it is written as %23)");
        }
        return new Parts(
                uri.getScheme(),
                uri.getHost(),
                uri.getPort(),
                uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo(),
                uri.getPath().startsWith("/") ? uri.getPath().substring(1) : uri.getPath(),
                uri.getRawQuery() == null ? "" : uri.getRawQuery());
    }

    private static String decoded(String text) {
        // URLDecoder is made for forms, where a plus sign is a space.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
