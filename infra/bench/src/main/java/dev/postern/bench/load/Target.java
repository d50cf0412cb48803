package dev.postern.bench.load;

import java.net.URI;
import java.util.Map;

/// What is asked for, over and over.
///
/// @param url     on loopback
/// @param headers sent along; Host among them where it is not the address
public record Target(URI url, Map<String, String> headers) {
    public Target {
        headers = Map.copyOf(headers);
    }
}
