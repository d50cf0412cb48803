package dev.postern.devstack.echo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// Describes a request as JSON.
final class EchoAnswer {
    private EchoAnswer() {}

    /// @param shown    the beginning of the body
    /// @param received how many bytes the body had in all
    static byte[] json(HttpExchange exchange, byte[] shown, long received) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("upstream", "echo");
        answer.put("method", exchange.getRequestMethod());
        answer.put("path", exchange.getRequestURI().getRawPath());
        answer.put("query", exchange.getRequestURI().getRawQuery());
        ObjectNode headers = answer.putObject("headers");
        TreeMap<String, List<String>> sorted = new TreeMap<>(exchange.getRequestHeaders());
        sorted.forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        answer.put("body", new String(shown, StandardCharsets.UTF_8));
        answer.put("bodyBytes", received);
        return (answer + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
