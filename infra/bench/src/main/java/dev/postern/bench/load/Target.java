package dev.postern.bench.load;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What is asked for, over and over.
///
/// @param url     on loopback
/// @param headers sent along; Host among them where it is not the address
/// @param script  for wrk, in Lua, where the requests differ
public record Target(URI url, Map<String, String> headers, Optional<Path> script) {
    public Target {
        headers = Map.copyOf(headers);
    }

    /// The same request every time.
    public Target(URI url, Map<String, String> headers) {
        this(url, headers, Optional.empty());
    }
}
