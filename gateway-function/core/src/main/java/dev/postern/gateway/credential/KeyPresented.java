package dev.postern.gateway.credential;

import dev.postern.gateway.http.RawQuery;
import io.vertx.core.MultiMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the API key that a request presents.
public final class KeyPresented {
    private static final String HEADER = "X-API-Key";
    private static final String PARAMETER = "api_key";
    /// What no key reads as: more than one key was presented, and guessing which is meant would be wrong.
    private static final String AMBIGUOUS = "";

    private KeyPresented() {}

    /// The key as presented, unchecked; null where there is none.
    ///
    /// The header wins over the query. Several headers are ambiguous, and read as a key that cannot exist.
    ///
    /// @param query the raw query from its question mark on, where a key may stand in it; else empty
    public static @Nullable String in(MultiMap headers, String query) {
        String header = headers.get(HEADER);
        if (header == null) {
            return query.isEmpty()
                    ? null
                    : RawQuery.value(query.substring(1), PARAMETER).orElse(null);
        }
        List<String> all = headers.getAll(HEADER);
        return all.size() == 1 ? header : AMBIGUOUS;
    }
}
