package dev.postern.config.request;

import java.util.List;
import java.util.regex.Pattern;

/// A request as people write it, with curl or in a route test.
///
/// @param url     with scheme and host, percent-encoded; sent as it stands
/// @param headers in their order; `Host` takes the place of the URL's
public record TypedRequest(String method, String url, List<Header> headers) {
    /// @param value kept without white space around it, which is no part of it
    public record Header(String name, String value) {
        private static final Pattern AROUND = Pattern.compile("^[ \\t]+|[ \\t]+$");

        public Header {
            value = AROUND.matcher(value).replaceAll("");
        }
    }

    public TypedRequest {
        headers = List.copyOf(headers);
    }
}
