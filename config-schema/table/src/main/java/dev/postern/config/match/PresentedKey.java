package dev.postern.config.match;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the API key that a request presents.
public final class PresentedKey {
    private static final String HEADER = "x-api-key";
    private static final String PARAMETER = "api_key";
    /// What no key reads as: more than one key was presented, and guessing which is meant would be wrong.
    private static final String AMBIGUOUS = "";

    private PresentedKey() {}

    /// The key as presented, unchecked; null where there is none.
    ///
    /// The header wins over the query. Several headers are ambiguous, and read as a key that cannot exist.
    ///
    /// @param inQuery whether a key may stand in the query
    public static @Nullable String of(MatchRequest request, boolean inQuery) {
        List<String> headers = request.header(HEADER);
        if (headers.isEmpty()) {
            return inQuery && !request.query().isEmpty()
                    ? RawQuery.value(request.query().substring(1), PARAMETER).orElse(null)
                    : null;
        }
        return headers.size() == 1 ? headers.getFirst() : AMBIGUOUS;
    }
}
