package dev.postern.gateway.server.admin;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;

/// Ends a management request with a problem. Jakarta REST has no other way out of a resource's depth.
final class ProblemException extends WebApplicationException {
    private static final long serialVersionUID = 1L;

    private ProblemException(Response response) {
        super(response);
    }

    static ProblemException notFound(String what) {
        return of(404, "not_found", what);
    }

    static ProblemException of(int status, String code, String detail) {
        return new ProblemException(response(Problem.of(status, code, detail)));
    }

    static ProblemException wrong(int status, String field, String detail) {
        return new ProblemException(
                response(Problem.ofFields(status, "invalid_request", List.of(new Problem.FieldError(field, detail)))));
    }

    static ProblemException storeAway() {
        return new ProblemException(Response.fromResponse(
                        response(Problem.of(503, "store_unavailable", "The database cannot be reached at the moment.")))
                .header(HttpHeaders.RETRY_AFTER, 2)
                .build());
    }

    static Response response(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
