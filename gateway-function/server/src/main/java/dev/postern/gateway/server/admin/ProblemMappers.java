package dev.postern.gateway.server.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Turns everything that a management request can fail by into a problem.
final class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    /// A violation's path begins with the method's and the parameter's name.
    private static final int PATH_IN_CODE = 2;

    private static final int METHOD_NOT_ALLOWED = 405;

    /// Values that are of the right type but not allowed: all of them at once.
    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException invalid) {
        List<Problem.FieldError> errors = invalid.getConstraintViolations().stream()
                .map(ProblemMappers::error)
                .sorted(Comparator.comparing(Problem.FieldError::field).thenComparing(Problem.FieldError::detail))
                .toList();
        return ProblemException.response(Problem.ofFields(400, "invalid_request", errors));
    }

    /// JSON that is not what a record looks like.
    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException mismatch) {
        return ProblemException.response(JsonFaults.problem(mismatch));
    }

    /// Whatever Jakarta REST refuses by itself: no such path, wrong method, wrong media type, unreadable JSON.
    @ServerExceptionMapper
    public Response refused(WebApplicationException refused, UriInfo uri) {
        if (refused instanceof ProblemException problem) {
            return problem.getResponse();
        }
        if (refused.getCause() instanceof JsonProcessingException fault) {
            return ProblemException.response(JsonFaults.problem(fault));
        }
        int status = refused.getResponse().getStatus();
        Response problem = ProblemException.response(Problem.of(status, "http_" + status, detail(status)));
        return status == METHOD_NOT_ALLOWED
                ? Response.fromResponse(problem)
                        .header(HttpHeaders.ALLOW, allowed(uri.getPath()))
                        .build()
                : problem;
    }

    /// A bug: logged here, and told to the client as nothing but that.
    @ServerExceptionMapper
    public Response failed(Throwable bug) {
        LOG.error("a management request failed", bug);
        return ProblemException.response(
                Problem.of(500, "internal_error", "The gateway failed to answer; its log says why."));
    }

    private static Problem.FieldError error(ConstraintViolation<?> violation) {
        String field = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .skip(PATH_IN_CODE)
                .filter(node -> node.getKind() != ElementKind.CONTAINER_ELEMENT)
                .map(Path.Node::getName)
                .collect(Collectors.joining("."));
        return new Problem.FieldError(field.isEmpty() ? "body" : field, violation.getMessage());
    }

    /// RFC 9110 asks for it, and Quarkus does not say.
    private static String allowed(String path) {
        return switch (path) {
            case "/users" -> "POST";
            case "/keys", "/revocations" -> "GET, HEAD, POST";
            case String rotation when rotation.startsWith("/keys/") && rotation.endsWith("/rotate") -> "POST";
            case String key when key.startsWith("/keys/") -> "DELETE, GET, HEAD, PATCH";
            case String revocation when revocation.startsWith("/revocations/") -> "DELETE, GET, HEAD";
            default -> "GET, HEAD";
        };
    }

    private static String detail(int status) {
        return switch (status) {
            case 404 -> "There is nothing at this path.";
            case 405 -> "This path has no such method.";
            case 406 -> "The answer can only be application/json.";
            case 413 -> BodyLimit.DETAIL;
            case 415 -> "The body must be application/json.";
            default -> "The request was refused.";
        };
    }
}
