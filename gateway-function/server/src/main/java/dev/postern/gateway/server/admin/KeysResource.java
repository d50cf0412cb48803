package dev.postern.gateway.server.admin;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// API keys.
@Path("/keys")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class KeysResource {
    private static final String BODY_EXPECTED = "a JSON object is expected";

    private final Keys keys;

    KeysResource(Admin admin) {
        this.keys = admin.keys();
    }

    /// Makes a key. The answer holds it whole, for the only time.
    @POST
    public RestResponse<KeyView> create(@NotNull(message = BODY_EXPECTED) @Valid NewKey body) {
        KeyView created = keys.create(body);
        return ResponseBuilder.create(RestResponse.Status.CREATED, created)
                .header(HttpHeaders.LOCATION, "/keys/" + created.id())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /// At most 100 keys, by tenant and id; a Link header leads to the next page (RFC 8288).
    @GET
    public RestResponse<List<KeyView>> list(@Context UriInfo uri) {
        ListQuery query = ListQuery.of(uri.getQueryParameters());
        Keys.Page page = keys.list(query.userId(), query.tenant(), query.cursor());
        ResponseBuilder<List<KeyView>> answer = ResponseBuilder.ok(page.keys());
        page.next().ifPresent(next -> answer.header(HttpHeaders.LINK, "<" + query.link(next) + ">; rel=\"next\""));
        return answer.build();
    }

    /// One key, without its secret.
    @GET
    @Path("/{id}")
    public KeyView get(@RestPath String id) {
        return keys.get(id);
    }

    /// Enables or disables a key, or changes what it may do and for how long.
    @PATCH
    @Path("/{id}")
    public KeyView patch(@RestPath String id, @NotNull(message = BODY_EXPECTED) @Valid KeyPatch body) {
        if (body.isEmpty()) {
            throw ProblemException.wrong(
                    400, "body", "name, active, expiresAt, scopes, plan, limitPerMinute or limitPerDay is expected");
        }
        return keys.patch(id, body);
    }

    /// Gives a key another secret. The answer holds it whole, for the only time; a body is not needed.
    @POST
    @Path("/{id}/rotate")
    public RestResponse<KeyView> rotate(@RestPath String id, @Nullable KeyRotation body) {
        KeyView rotated = keys.rotate(id, (body == null ? new KeyRotation(null) : body).duration());
        return ResponseBuilder.ok(rotated)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /// Deletes a key for good; what it was used for stays counted.
    @DELETE
    @Path("/{id}")
    public void delete(@RestPath String id) {
        keys.delete(id);
    }
}
