package dev.postern.gateway.server.admin;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/// Users: who holds keys.
@Path("/users")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class UsersResource {
    private final UserRows users;

    UsersResource(Admin admin) {
        this.users = admin.users();
    }

    /// The user of an e-mail address: 201 where this call made it, 200 where there was one.
    @POST
    public RestResponse<UserView> createOrGet(@NotNull(message = "a JSON object is expected") @Valid NewUser body) {
        UserRows.Found found = users.createOrGet(body.email());
        return RestResponse.status(found.isNew() ? Status.CREATED : Status.OK, found.user());
    }
}
