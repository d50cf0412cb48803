package dev.postern.config.diff;

import dev.postern.config.match.Condition;
import dev.postern.config.match.Given;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// One request.
///
/// @param given what its headers and query have
/// @param value for those of them of which no value is told
record Sample(String method, String host, String path, Given given, String value) {
    Witness witness(String outcome) {
        List<String> headers = given.all().stream()
                .filter(condition -> condition.in() == Condition.Part.HEADER)
                .map(condition -> condition.name() + ": " + condition.value().orElse(value))
                .toList();
        String query = given.all().stream()
                .filter(condition -> condition.in() == Condition.Part.QUERY)
                .map(condition -> encoded(condition.name()) + "="
                        + encoded(condition.value().orElse(value)))
                .collect(Collectors.joining("&"));
        String url = "http://" + host + path + (query.isEmpty() ? "" : "?" + query);
        return new Witness(method, url, headers, outcome);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
