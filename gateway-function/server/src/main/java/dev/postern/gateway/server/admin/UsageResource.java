package dev.postern.gateway.server.admin;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;

/// What keys were used for.
@Path("/usage")
@Produces(MediaType.APPLICATION_JSON)
public class UsageResource {
    private final KeyUsage usage;

    UsageResource(Admin admin) {
        this.usage = admin.usage();
    }

    /// The usage of one key.
    @GET
    @Path("/{keyId}")
    public UsageView of(@RestPath String keyId) {
        return usage.of(keyId);
    }
}
