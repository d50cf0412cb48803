package dev.postern.gateway.server.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An error as the client sees it, `application/problem+json`.
///
/// @param type   the code as a URI
/// @param code   stable, lower case with underscores; programs key on it
/// @param detail one sentence for a person
/// @param field  the part of the request that is wrong; of several the first
/// @param errors everything that is wrong with the request, where that can be told apart
/// @see <a href="https://datatracker.ietf.org/doc/html/rfc9457">RFC 9457</a>
@JsonInclude(JsonInclude.Include.NON_EMPTY)
// Quarkus finds the records that resources name; this one leaves inside a Response.
@RegisterForReflection(targets = {Problem.class, Problem.FieldError.class})
public record Problem(
        String type,
        String title,
        int status,
        String code,
        String detail,
        @Nullable String field,
        List<FieldError> errors) {
    /// The media type of every error.
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPE = "https://postern.dev/problems/";

    /// One part of a request that is wrong.
    ///
    /// @param field  as a path in the body, or a parameter's name
    /// @param detail what is expected there
    public record FieldError(String field, String detail) {}

    public Problem {
        errors = List.copyOf(errors);
    }

    /// A problem that is not of one field.
    static Problem of(int status, String code, String detail) {
        return new Problem(TYPE + code, title(status), status, code, detail, null, List.of());
    }

    private static String title(int status) {
        return HttpResponseStatus.valueOf(status).reasonPhrase();
    }

    /// A problem of one field or more.
    static Problem ofFields(int status, String code, List<FieldError> errors) {
        FieldError first = errors.getFirst();
        String detail = first.field() + ": " + first.detail()
                + (errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)");
        return new Problem(TYPE + code, title(status), status, code, detail, first.field(), errors);
    }
}
