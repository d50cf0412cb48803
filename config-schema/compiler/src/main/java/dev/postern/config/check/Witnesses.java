package dev.postern.config.check;

import dev.postern.config.match.Condition;
import dev.postern.config.match.Given;
import dev.postern.config.source.Witness;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.PathPattern.Literal;
import dev.postern.config.value.PathPattern.Rest;
import dev.postern.config.value.PathPattern.Segment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes requests down that two routes of a tenant both take.
final class Witnesses {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private final String tenant;
    private final TenantHosts hosts;
    private final Siblings siblings;
    private final PathLanguages languages;

    /// @param tenant its folder
    Witnesses(String tenant, TenantHosts hosts, Siblings siblings, PathLanguages languages) {
        this.tenant = tenant;
        this.hosts = hosts;
        this.siblings = siblings;
        this.languages = languages;
    }

    /// The request that has just this.
    Witness of(Given given, HostPattern host, String method, String path) {
        StringBuilder query = new StringBuilder();
        List<String> headers = new ArrayList<>();
        if (hosts.isShared(host)) {
            // Tells the tenant; the rest of a key is not looked at by the match.
            headers.add("x-api-key: psk_any_" + tenant + "_");
        }
        for (Condition condition : given.all()) {
            switch (condition.in()) {
                case HEADER ->
                    headers.add(condition.name() + ": " + condition.value().orElseGet(siblings::unaskedValue));
                case QUERY ->
                    query.append(query.isEmpty() ? "?" : "&")
                            .append(encoded(condition.name()))
                            .append(condition
                                    .value()
                                    .map(value -> "=" + encoded(value))
                                    .orElse(""));
            }
        }
        return new Witness(method, hosts.name(host), path + query, headers);
    }

    /// A path that both take, which no more specific one takes as far as is cheap to avoid.
    String path(Candidate one, Candidate other) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < one.shape().size(); i++) {
            Segment segment = one.path().segments().get(i);
            String text =
                    text(segment, other.path().segments().get(i), one.shape().subList(0, i));
            path.append(segment instanceof Rest && text.isEmpty() ? "" : "/").append(text);
        }
        return path.isEmpty() ? "/" : path.toString();
    }

    private String text(Segment one, Segment other, List<String> place) {
        if (one instanceof Literal literal) {
            return literal.text();
        }
        boolean oneRegex = Candidate.regexOf(one).isPresent();
        boolean otherRegex = Candidate.regexOf(other).isPresent();
        Optional<String> text = oneRegex && otherRegex
                ? languages.common(one, other)
                : oneRegex ? languages.example(one) : otherRegex ? languages.example(other) : Optional.empty();
        return text.orElseGet(() -> siblings.plainExample(place));
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(octet) >= 0) {
                encoded.append((char) octet);
            } else {
                encoded.append("%%%02X".formatted(octet & 0xFF));
            }
        }
        return encoded.toString();
    }
}
