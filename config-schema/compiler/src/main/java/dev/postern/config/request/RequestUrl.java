package dev.postern.config.request;

import java.util.Locale;
import java.util.Optional;

/// A URL cut into what is sent; nothing is decoded or repaired.
///
/// @param authority host and perhaps port
/// @param target    path and query; the path is `/` where the URL has none
record RequestUrl(String authority, String target) {
    /// @return empty when `url` does not begin with `http://` or `https://`
    static Optional<RequestUrl> cut(String url) {
        int colon = url.indexOf("://");
        String scheme = colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return Optional.empty();
        }
        int from = colon + 3;
        int end = from;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        String rest = url.substring(end);
        return Optional.of(new RequestUrl(url.substring(from, end), rest.startsWith("/") ? rest : "/" + rest));
    }
}
