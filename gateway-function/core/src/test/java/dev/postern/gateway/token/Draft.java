package dev.postern.gateway.token;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// A token before it is signed, whose parts may be made as wrong as wanted. Values are JSON, quotes and all.
final class Draft {
    final Map<String, String> header = new LinkedHashMap<>();
    final Map<String, String> claims = new LinkedHashMap<>();
    SigningKey key;
    boolean otherWay;
    private UnaryOperator<String> headerText = text -> text;
    private UnaryOperator<String> payloadText = text -> text;
    private Optional<byte[]> payloadBytes = Optional.empty();
    private final List<UnaryOperator<String>> afterwards = new ArrayList<>();

    Draft(SigningKey key) {
        this.key = key;
        header("alg", quoted(key.way().alg));
    }

    static String quoted(String text) {
        return "\"" + text + "\"";
    }

    Draft header(String name, String json) {
        header.put(name, json);
        return this;
    }

    Draft claim(String name, String json) {
        claims.put(name, json);
        return this;
    }

    Draft withoutHeader(String name) {
        header.remove(name);
        return this;
    }

    Draft without(String name) {
        claims.remove(name);
        return this;
    }

    Draft key(SigningKey other) {
        key = other;
        return this;
    }

    Draft headerText(UnaryOperator<String> change) {
        headerText = change;
        return this;
    }

    Draft payloadText(UnaryOperator<String> change) {
        payloadText = change;
        return this;
    }

    Draft payloadBytes(byte[] bytes) {
        payloadBytes = Optional.of(bytes);
        return this;
    }

    /// Changes the whole token after it was signed.
    Draft afterwards(UnaryOperator<String> change) {
        afterwards.add(change);
        return this;
    }

    /// Changes one of the three parts after the token was signed.
    Draft part(int index, UnaryOperator<String> change) {
        return afterwards(token -> {
            String[] parts = token.split("\\.", -1);
            parts[index] = change.apply(parts[index]);
            return String.join(".", parts);
        });
    }

    String payload() {
        return payloadText.apply(json(claims));
    }

    String signingInput() {
        byte[] head = headerText.apply(json(header)).getBytes(StandardCharsets.UTF_8);
        byte[] body = payloadBytes.orElseGet(() -> payload().getBytes(StandardCharsets.UTF_8));
        return Base64Url.encode(head) + "." + Base64Url.encode(body);
    }

    String token() {
        String input = signingInput();
        byte[] bytes = SigningKey.ascii(input);
        String token = input + "." + Base64Url.encode(otherWay ? key.signOtherWay(bytes) : key.sign(bytes));
        for (UnaryOperator<String> change : afterwards) {
            token = change.apply(token);
        }
        return token;
    }

    private static String json(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> quoted(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
