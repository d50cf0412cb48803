package dev.postern.config.bind;

import dev.postern.config.json.JsonValue;
import dev.postern.config.json.JsonValue.JsonArray;
import dev.postern.config.json.JsonValue.JsonBoolean;
import dev.postern.config.json.JsonValue.JsonNull;
import dev.postern.config.json.JsonValue.JsonNumber;
import dev.postern.config.json.JsonValue.JsonObject;
import dev.postern.config.json.JsonValue.JsonString;
import dev.postern.config.json.JsonValue.Member;
import dev.postern.config.model.Located;
import dev.postern.config.model.UpstreamModel.HeaderModel;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.Quoted;
import dev.postern.config.table.HeaderValue;
import dev.postern.config.table.HeaderValue.SecretReference;
import dev.postern.config.value.HeaderName;
import dev.postern.config.value.HeaderText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the fixed headers of an upstream. What has not the form that the schema asks for is left out.
final class HeadersBinder {
    private HeadersBinder() {}

    static List<HeaderModel> bind(Keys upstream, List<Problem> problems) {
        List<HeaderModel> headers = new ArrayList<>();
        Map<String, Member> seen = new HashMap<>();
        for (Member member : upstream.members("headers")) {
            HeaderName name = HeaderName.parse(member.key()).orElse(null);
            if (name == null) {
                continue;
            }
            if (name.isReserved()) {
                String message = Quoted.text(member.key()) + " is a header that the gateway decides about";
                problems.add(member.keyAt().problem(ProblemCode.RESERVED_HEADER, message, "remove it"));
                continue;
            }
            Member first = seen.putIfAbsent(name.folded(), member);
            if (first != null) {
                String message = Quoted.text(member.key()) + " is the same header as " + Quoted.text(first.key())
                        + ": neither case nor _ for - makes a difference to all servers";
                problems.add(member.keyAt().problem(ProblemCode.DUPLICATE_HEADER, message, "remove one of them"));
                continue;
            }
            value(member.value())
                    .ifPresent(value -> headers.add(new HeaderModel(
                            new Located<>(name, member.keyAt()),
                            new Located<>(value, member.value().at()))));
        }
        return headers;
    }

    private static Optional<HeaderValue> value(JsonValue written) {
        return switch (written) {
            case JsonString string ->
                Optional.of(string.text()).filter(HeaderText::fits).map(HeaderValue.Text::new);
            case JsonObject object ->
                new Keys(object)
                        .text("secret")
                        .map(Located::value)
                        .filter(SecretReference::isName)
                        .map(SecretReference::new);
            case JsonArray _, JsonNumber _, JsonBoolean _, JsonNull _ -> Optional.empty();
        };
    }
}
