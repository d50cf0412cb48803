package dev.postern.config.openapi;

import java.util.List;

/// What an operation demands of who calls it.
///
/// @param sources of identity, one of which is enough, as an `auth` writes them; none for everybody
record Demand(List<String> sources) {
    /// An empty list of requirements, written out.
    static final Demand NOTHING = new Demand(List.of());
    private static final String KEY = Json.string("api-key");
    /// Because the document says so, says nothing, or says what the gateway cannot check yet.
    static final Demand API_KEY = new Demand(List.of(KEY));

    Demand {
        sources = sources.stream().distinct().toList();
    }

    static String jwt(String issuer) {
        return Json.object(List.of(Json.member("jwt", Json.string(issuer))));
    }

    static String key() {
        return KEY;
    }

    /// As an `auth`.
    ///
    /// @param overridable whether a route may demand nothing
    String auth(boolean overridable) {
        String anyOf = Json.member("anyOf", Json.array(sources));
        return Json.object(overridable ? List.of(anyOf, Json.member("overridable", "true")) : List.of(anyOf));
    }
}
