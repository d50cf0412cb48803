package dev.postern.config.table;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.config.table.HeaderValue.SecretReference;
import dev.postern.config.table.UpstreamTable.Target;
import dev.postern.config.table.UpstreamTable.Timeouts;
import dev.postern.config.value.HeaderName;
import dev.postern.config.value.HeaderText;
import dev.postern.config.value.TargetAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// An upstream as JSON.
final class UpstreamJson {
    private UpstreamJson() {}

    static ObjectNode write(UpstreamTable upstream) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("api", upstream.api()).put("name", upstream.name());
        ArrayNode targets = json.putArray("targets");
        for (Target target : upstream.targets()) {
            targets.addObject().put("url", target.address().url()).put("weight", target.weight());
        }
        json.putObject("timeouts")
                .put("connectMillis", upstream.timeouts().connect().toMillis())
                .put("firstByteMillis", upstream.timeouts().firstByte().toMillis())
                .put("totalMillis", upstream.timeouts().total().toMillis());
        if (!upstream.headers().isEmpty()) {
            ArrayNode headers = json.putArray("headers");
            upstream.headers().forEach((name, value) -> write(name, value, headers.addObject()));
        }
        return json;
    }

    private static void write(HeaderName name, HeaderValue value, ObjectNode json) {
        json.put("name", name.value());
        switch (value) {
            case HeaderValue.Text(String text) -> json.put("text", text);
            case HeaderValue.SecretReference(String secret) -> json.put("secret", secret);
        }
    }

    static UpstreamTable read(JsonIn in) throws Unreadable {
        in.object("api", "name", "targets", "timeouts", "headers");
        JsonIn timeouts = in.get("timeouts").object("connectMillis", "firstByteMillis", "totalMillis");
        UpstreamTable upstream = new UpstreamTable(
                in.get("api").name(),
                in.get("name").name(),
                in.get("targets").list(UpstreamJson::target),
                new Timeouts(
                        millis(timeouts.get("connectMillis")),
                        millis(timeouts.get("firstByteMillis")),
                        millis(timeouts.get("totalMillis"))),
                in.has("headers") ? headers(in.get("headers")) : Collections.emptySortedMap());
        if (upstream.targets().isEmpty()) {
            throw in.get("targets").expected("at least one");
        }
        return upstream;
    }

    private record Header(HeaderName name, HeaderValue value) {}

    private static SortedMap<HeaderName, HeaderValue> headers(JsonIn in) throws Unreadable {
        TreeMap<HeaderName, HeaderValue> headers = new TreeMap<>();
        Set<String> names = new HashSet<>();
        for (Header header : in.list(UpstreamJson::header)) {
            if (!names.add(header.name().folded()) || names.size() > UpstreamTable.MOST_HEADERS) {
                throw in.expected("at most " + UpstreamTable.MOST_HEADERS + ", each once");
            }
            headers.put(header.name(), header.value());
        }
        return headers;
    }

    private static Header header(JsonIn in) throws Unreadable {
        in.object("name", "text", "secret");
        HeaderName name = in.get("name")
                .text(
                        text -> HeaderName.parse(text).filter(some -> !some.isReserved()),
                        "a header to be sent upstream");
        HeaderValue value = in.has("secret")
                ? in.get("secret")
                        .text(
                                text -> Optional.of(text)
                                        .filter(SecretReference::isName)
                                        .map(SecretReference::new),
                                "a secret's name")
                : in.get("text")
                        .text(
                                text -> Optional.of(text)
                                        .filter(HeaderText::fits)
                                        .map(HeaderValue.Text::new),
                                "a header's value");
        if (in.has("secret") && in.has("text")) {
            throw in.expected("a text or a secret");
        }
        return new Header(name, value);
    }

    private static Target target(JsonIn in) throws Unreadable {
        in.object("url", "weight");
        return new Target(in.get("url").text(TargetAddress::parse, "http, a host and a port"), (int)
                in.get("weight").number(1, Target.MOST_WEIGHT));
    }

    private static Duration millis(JsonIn in) throws Unreadable {
        return Duration.ofMillis(in.number(1, Timeouts.LONGEST.toMillis()));
    }
}
