package dev.postern.gateway.http;

import dev.postern.config.value.HeaderName;
import io.vertx.core.MultiMap;
import java.util.SortedMap;

/// The headers that the gateway itself sets on each request to an upstream; their values may be secrets.
///
/// What the client sent under one of the names does not pass, also with `_` for `-`: a CGI-like server would
/// take it for ours. Immutable.
public final class FixedHeaders {
    public static final FixedHeaders NONE = new FixedHeaders(new String[0], new String[0], new FieldNames());

    private final String[] names;
    private final String[] values;
    private final FieldNames replaced;

    private FixedHeaders(String[] names, String[] values, FieldNames replaced) {
        this.names = names;
        this.values = values;
        this.replaced = replaced;
    }

    /// @param headers values that fit in a header
    public static FixedHeaders of(SortedMap<HeaderName, String> headers) {
        return headers.isEmpty()
                ? NONE
                : new FixedHeaders(
                        headers.keySet().stream().map(HeaderName::value).toArray(String[]::new),
                        headers.values().toArray(String[]::new),
                        new FieldNames(headers.keySet().stream()
                                .map(HeaderName::folded)
                                .toArray(String[]::new)));
    }

    boolean replaces(CharSequence name) {
        return replaced.contains(name);
    }

    /// Sets them all.
    public void writeTo(MultiMap outgoing) {
        for (int i = 0; i < names.length; i++) {
            outgoing.set(names[i], values[i]);
        }
    }

    /// The names alone.
    @Override
    public String toString() {
        return String.join(", ", names);
    }
}
