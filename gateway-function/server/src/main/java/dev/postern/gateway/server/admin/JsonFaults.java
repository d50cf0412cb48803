package dev.postern.gateway.server.admin;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// Says in our words what is wrong with a body. Jackson's own messages name Java classes and quote the body.
final class JsonFaults {
    private static final String CODE = "invalid_body";

    private JsonFaults() {}

    static Problem problem(JsonProcessingException fault) {
        return switch (fault) {
            case UnrecognizedPropertyException unknown ->
                Problem.ofFields(
                        400, CODE, List.of(new Problem.FieldError(path(unknown), "unknown field " + known(unknown))));
            case MismatchedInputException mismatch
            when !mismatch.getPath().isEmpty() ->
                Problem.ofFields(400, CODE, List.of(new Problem.FieldError(path(mismatch), expected(mismatch))));
            case MismatchedInputException _ -> Problem.of(400, CODE, "The body must be one JSON object.");
            case StreamConstraintsException _ -> Problem.of(413, BodyLimit.CODE, BodyLimit.DETAIL);
            case JsonMappingException wrapped
            when wrapped.getCause() instanceof StreamConstraintsException ->
                Problem.of(413, BodyLimit.CODE, BodyLimit.DETAIL);
            case JsonMappingException number
            when number.getCause() instanceof InputCoercionException ->
                Problem.ofFields(400, CODE, List.of(new Problem.FieldError(path(number), KeyTerms.LIMIT_EXPECTED)));
            default -> Problem.of(400, CODE, syntax(fault) + place(fault.getLocation()) + ".");
        };
    }

    private static String known(UnrecognizedPropertyException unknown) {
        return "(expected: "
                + unknown.getKnownPropertyIds().stream()
                        .map(String::valueOf)
                        .sorted()
                        .collect(Collectors.joining(", "))
                + ")";
    }

    private static String expected(MismatchedInputException mismatch) {
        Class<?> type = mismatch.getTargetType();
        if (type == UUID.class) {
            return "an id such as 8c5f3a52-0d1c-4b8e-9a50-6f0e4f6f2a11 is expected";
        }
        if (type == Change.class && mismatch instanceof InvalidFormatException) {
            return mismatch.getOriginalMessage(); // ours, by ChangeReader
        }
        if (type == Long.class) {
            return KeyTerms.LIMIT_EXPECTED;
        }
        if (Collection.class.isAssignableFrom(type)) {
            return KeyTerms.SCOPES_EXPECTED;
        }
        if (type == Boolean.class) {
            return "true or false is expected";
        }
        return type == String.class ? "a text is expected" : "another kind of value is expected";
    }

    private static String syntax(JsonProcessingException fault) {
        // Jackson has no type of its own for it.
        return fault.getOriginalMessage().startsWith("Duplicate field")
                ? "A key is there twice"
                : "The body is not one JSON object";
    }

    private static String path(JsonMappingException fault) {
        return fault.getPath().stream()
                .filter(reference -> reference.getFieldName() != null)
                .map(Reference::getFieldName)
                .collect(Collectors.joining("."));
    }

    private static String place(JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
