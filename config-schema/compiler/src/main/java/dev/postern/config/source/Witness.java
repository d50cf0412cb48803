package dev.postern.config.source;

import java.util.List;
import java.util.stream.Collectors;

/// A request that shows what is wrong with routes or hosts.
///
/// @param target  the path and perhaps a query
/// @param headers each `name: value`
public record Witness(String method, String host, String target, List<String> headers) {
    public Witness {
        headers = List.copyOf(headers);
    }

    /// As `./postern explain` and curl take it: `GET http://acme.com/a?v=1 -H 'x-version: 2'`.
    @Override
    public String toString() {
        return method + " http://" + host + target
                + headers.stream()
                        .map(header -> " -H '" + header.replace("'", "'\\''") + "'")
                        .collect(Collectors.joining());
    }
}
