package dev.postern.config.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.LinearRegex;
import dev.postern.config.value.PathPattern;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// A route as JSON. A segment is a string where it is literal, and else `{"parameter"}` or `{"rest"}`, perhaps with a
/// `"regex"`. `"hosts"`, `"headers"` and `"query"` are only there when they restrict it.
final class RouteJson {
    private RouteJson() {}

    static ObjectNode write(RouteTable route) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("api", route.api()).put("id", route.id());
        if (!route.hosts().isEmpty()) {
            ArrayNode hosts = json.putArray("hosts");
            route.hosts().forEach(host -> hosts.add(host.toString()));
        }
        ArrayNode methods = json.putArray("methods");
        route.methods().forEach(methods::add);
        ArrayNode path = json.putArray("path");
        route.path().segments().forEach(segment -> path.add(write(segment)));
        ConditionsJson.write(route.conditions(), json);
        json.put("upstream", route.upstream());
        json.set("policies", PolicyJson.write(route.policies()));
        return json;
    }

    static RouteTable read(JsonIn in) throws Unreadable {
        in.object("api", "id", "hosts", "methods", "path", "headers", "query", "upstream", "policies");
        List<PathPattern.Segment> path = in.get("path").list(RouteJson::segment);
        for (int i = 0; i < path.size() - 1; i++) {
            if (path.get(i) instanceof PathPattern.Rest) {
                throw in.get("path").expected("a rest only as the last segment");
            }
        }
        return new RouteTable(
                in.get("api").name(),
                in.get("id").text(),
                in.has("hosts") ? hosts(in.get("hosts")) : new TreeSet<>(),
                new TreeSet<>(in.get("methods").list(JsonIn::name)),
                new PathPattern(path),
                ConditionsJson.read(in),
                in.get("upstream").name(),
                in.shared().policies(PolicyJson.read(in.get("policies"))));
    }

    private static SortedSet<HostPattern> hosts(JsonIn in) throws Unreadable {
        SortedSet<HostPattern> hosts = new TreeSet<>(in.list(item -> item.text(HostPattern::parse, "a host")));
        if (hosts.isEmpty()) {
            throw in.expected("at least one host");
        }
        return hosts;
    }

    private static JsonNode write(PathPattern.Segment segment) {
        return switch (segment) {
            case PathPattern.Literal(String text) -> TextNode.valueOf(text);
            case PathPattern.Parameter(String name, Optional<LinearRegex> regex) -> write("parameter", name, regex);
            case PathPattern.Rest(String name, Optional<LinearRegex> regex) -> write("rest", name, regex);
        };
    }

    private static ObjectNode write(String sort, String name, Optional<LinearRegex> regex) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put(sort, name);
        regex.ifPresent(r -> json.put("regex", r.source()));
        return json;
    }

    private static PathPattern.Segment segment(JsonIn in) throws Unreadable {
        if (in.node().isTextual()) {
            return new PathPattern.Literal(in.name());
        }
        boolean rest = in.has("rest");
        String name = in.object(rest ? "rest" : "parameter", "regex")
                .get(rest ? "rest" : "parameter")
                .name();
        Optional<LinearRegex> regex =
                in.has("regex") ? Optional.of(in.get("regex").regex()) : Optional.empty();
        return rest ? new PathPattern.Rest(name, regex) : new PathPattern.Parameter(name, regex);
    }
}
