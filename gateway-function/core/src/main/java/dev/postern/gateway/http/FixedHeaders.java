package dev.postern.gateway.http;

import dev.postern.config.value.HeaderName;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.SortedMap;

/// The headers that the gateway itself sets on each request to an upstream; their values may be secrets. Immutable.
public final class FixedHeaders {
    public static final FixedHeaders NONE = new FixedHeaders(List.of(), new String[0]);

    private final List<HeaderName> names;
    private final String[] values;

    private FixedHeaders(List<HeaderName> names, String[] values) {
        this.names = names;
        this.values = values;
    }

    /// @param headers values that fit in a header
    public static FixedHeaders of(SortedMap<HeaderName, String> headers) {
        return headers.isEmpty()
                ? NONE
                : new FixedHeaders(
                        List.copyOf(headers.keySet()), headers.values().toArray(String[]::new));
    }

    List<HeaderName> names() {
        return names;
    }

    void writeTo(MultiMap outgoing) {
        for (int i = 0; i < values.length; i++) {
            outgoing.set(names.get(i).value(), values[i]);
        }
    }

    /// The names alone.
    @Override
    public String toString() {
        return names.toString();
    }
}
