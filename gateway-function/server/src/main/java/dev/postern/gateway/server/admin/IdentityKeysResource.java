package dev.postern.gateway.server.admin;

import dev.postern.gateway.identity.IdentityTokens;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

/// The public keys of the tokens by which the gateway tells upstreams who is calling; for anybody, without a key.
@Path(IdentityKeysResource.PATH)
public final class IdentityKeysResource {
    static final String PATH = "/.well-known/jwks.json";

    private final IdentityTokens identities;

    IdentityKeysResource(IdentityTokens identities) {
        this.identities = identities;
    }

    /// A JWK set (RFC 7517).
    @GET
    @Produces("application/jwk-set+json")
    public Response keys() {
        return Response.ok(identities.published())
                .header("Cache-Control", "public, max-age=300")
                .build();
    }
}
