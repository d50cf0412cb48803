package dev.postern.gateway.live;

import dev.postern.gateway.http.ForwardedHeaders;

/// What of a client's request goes on to the upstream.
///
/// @param queryKey what becomes of an API key in the query
/// @param headers  which of the client's the upstream gets, and what is set, secrets included
public record PassedOn(QueryKey queryKey, ForwardedHeaders headers) {
    /// What becomes of `api_key` in the query.
    public enum QueryKey {
        /// It is no key: the tenant reads none there, and the upstream may mean something by it.
        NO_KEY,
        /// It is taken out, wherever the tenant reads keys there, whatever the route asks for.
        WITHHELD,
        /// It passes if it decided, which it does where no header has a key.
        PASSES_IF_IT_DECIDED
    }
}
