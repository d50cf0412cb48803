package dev.postern.gateway.live;

import dev.postern.gateway.http.ForwardedHeaders;

/// What of a client's request goes on to the upstream.
///
/// @param withoutQueryKey whether an API key is taken out of the query: wherever the tenant lets the query carry one,
///                        whatever the route asks for, unless a key decided and the route passes it on
/// @param headers         which of the client's the upstream gets, and what is set, secrets included
public record PassedOn(boolean withoutQueryKey, ForwardedHeaders headers) {}
