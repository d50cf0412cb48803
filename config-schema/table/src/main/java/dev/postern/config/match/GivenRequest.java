package dev.postern.config.match;

import dev.postern.config.value.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A request that somebody wrote down, for the command line and for tests.
///
/// @param host    what it is addressed to
/// @param query   from the question mark on; empty where there is none
/// @param headers by lower-case name, each with at least one value
public record GivenRequest(
        String method, Host host, CanonicalPath.Canonical path, String query, Map<String, List<String>> headers)
        implements MatchRequest {
    public GivenRequest {
        Map<String, List<String>> lowerCase = new TreeMap<>();
        headers.forEach((name, values) -> lowerCase
                .computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                .addAll(values));
        lowerCase.replaceAll((name, values) -> List.copyOf(values));
        headers = Map.copyOf(lowerCase);
    }

    /// Reads a request as people write it; empty when host or path is malformed.
    ///
    /// @param authority a host, perhaps with a port
    /// @param target    a path and perhaps a query
    /// @param headers   each `name: value`
    public static Optional<GivenRequest> of(String method, String authority, String target, List<String> headers) {
        Optional<Host> host = Host.ofAuthority(authority);
        RequestTarget cut = RequestTarget.of(target);
        if (host.isEmpty() || !(CanonicalPath.read(cut.path()) instanceof CanonicalPath.Canonical path)) {
            return Optional.empty();
        }
        Map<String, List<String>> byName = new TreeMap<>();
        for (String header : headers) {
            int colon = header.indexOf(':');
            String name = colon < 0 ? header : header.substring(0, colon);
            byName.computeIfAbsent(name.strip().toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                    .add(colon < 0 ? "" : header.substring(colon + 1).strip());
        }
        return Optional.of(new GivenRequest(method, host.get(), path, cut.query(), byName));
    }

    @Override
    public List<String> header(String lowerCaseName) {
        @Nullable List<String> values = headers.get(lowerCaseName);
        return values == null ? List.of() : values;
    }
}
