package dev.postern.gateway.server.admin;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/// Revocations of tokens.
@Path("/revocations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RevocationsResource {
    private final TokenRevocations revocations;

    RevocationsResource(Admin admin) {
        this.revocations = admin.revocations();
    }

    /// Revokes: 201 where this call made the revocation, 200 where there was one of the same tokens, which is in the
    /// answer and covers now what both asked for.
    @POST
    public RestResponse<RevocationView> put(@NotNull(message = "a JSON object is expected") @Valid NewRevocation body) {
        RevocationRows.Stored stored = revocations.put(body);
        return ResponseBuilder.create(stored.isNew() ? Status.CREATED : Status.OK, stored.revocation())
                .header(
                        HttpHeaders.LOCATION,
                        "/revocations/" + stored.revocation().id())
                .build();
    }

    /// At most 100 in force, by tenant and id; a Link header leads to the next page (RFC 8288).
    @GET
    public RestResponse<List<RevocationView>> list(@Context UriInfo uri) {
        RevocationQuery query = RevocationQuery.of(uri.getQueryParameters());
        TokenRevocations.Page page = revocations.list(query.tenant(), query.cursor());
        ResponseBuilder<List<RevocationView>> answer = ResponseBuilder.ok(page.revocations());
        page.next().ifPresent(next -> answer.header(HttpHeaders.LINK, "<" + query.link(next) + ">; rel=\"next\""));
        return answer.build();
    }

    /// One revocation in force.
    @GET
    @Path("/{id}")
    public RevocationView get(@RestPath String id) {
        return revocations.get(uuid(id));
    }

    /// Ends a revocation: what it covered holds again, unless another covers it too.
    @DELETE
    @Path("/{id}")
    public void delete(@RestPath String id) {
        revocations.delete(uuid(id));
    }

    /// What cannot be an id names nothing; the database is not asked.
    private static UUID uuid(String id) {
        if (!id.matches(ListQuery.UUID_FORM)) {
            throw TokenRevocations.unknown();
        }
        return UUID.fromString(id);
    }
}
