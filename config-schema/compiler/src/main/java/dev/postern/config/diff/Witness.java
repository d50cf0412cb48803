package dev.postern.config.diff;

import java.util.List;

/// One request that shows a change.
///
/// @param method  such as `GET`
/// @param url     with a host of the tenant's
/// @param headers those that the request needs, as `name: value`
/// @param outcome what becomes of it, such as `is refused` or `went to orders/get-order`
public record Witness(String method, String url, List<String> headers, String outcome) {
    public Witness {
        headers = List.copyOf(headers);
    }

    /// `GET http://acme.localhost/orders/x is refused`.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(method).append(' ').append(url);
        headers.forEach(header -> text.append(" -H '").append(header).append('\''));
        return text.append(' ').append(outcome).toString();
    }
}
