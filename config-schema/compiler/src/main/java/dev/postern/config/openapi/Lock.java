package dev.postern.config.openapi;

import dev.postern.config.json.JsonTree;
import dev.postern.config.json.JsonValue;
import dev.postern.config.json.JsonValue.JsonArray;
import dev.postern.config.json.JsonValue.JsonObject;
import dev.postern.config.json.JsonValue.JsonString;
import dev.postern.config.json.JsonValue.Member;
import dev.postern.config.source.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an import proposed the last time: the base of the three-way merge.
///
/// It stands beside the API file as `.<api>.import.json`, which the compiler does not read. It says
/// nothing of the document but what was proposed of it, so that a reworded description changes nothing.
///
/// @param document the file's name, without its folder
record Lock(String document, ImportOptions options, Proposal proposal) {
    private static final String FORMAT = "1";
    private static final String ABOUT =
            "Written by ./postern import openapi, and needed for the next one: commit it with the API file.";

    Lock {
        options = new ImportOptions(Optional.empty(), options.basePath(), options.upstream());
    }

    static String fileName(String api) {
        return "." + api + ".import.json";
    }

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add(Json.member("about", Json.string(ABOUT)));
        lines.add(Json.member("format", FORMAT));
        lines.add(Json.member("document", Json.string(document)));
        options.basePath().ifPresent(path -> lines.add(Json.member("--base-path", Json.string(path))));
        options.upstream().ifPresent(url -> lines.add(Json.member("--upstream", Json.string(url))));
        lines.add(Json.member("api", Json.object(members(proposal.api()))));
        List<String> routes = proposal.routes().stream().map(Lock::route).toList();
        String inner = routes.isEmpty() ? "" : "\n    " + String.join(",\n    ", routes) + "\n  ";
        lines.add("\"routes\": [" + inner + "]");
        return "{\n  " + String.join(",\n  ", lines) + "\n}\n";
    }

    private static String route(Proposal.Route route) {
        List<String> members = new ArrayList<>();
        members.add(Json.member("operation", Json.string(route.operation())));
        members.add(Json.member("id", Json.string(route.id())));
        members.addAll(members(route.fields()));
        return Json.object(members);
    }

    private static List<String> members(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> Json.member(field.getKey(), field.getValue()))
                .toList();
    }

    /// Reads a lock; empty when `text` is none, or one of a later format.
    static Optional<Lock> read(String text) {
        Optional<JsonValue> root = JsonTree.read(new SourceFile("", "", text)).root();
        if (root.isEmpty() || !(root.get() instanceof JsonObject object)) {
            return Optional.empty();
        }
        boolean known = object.get("format").map(Json::inline).equals(Optional.of(FORMAT));
        if (!known || !(object.get("routes").orElse(null) instanceof JsonArray items)) {
            return Optional.empty();
        }
        List<Proposal.Route> routes = new ArrayList<>();
        for (JsonValue item : items.items()) {
            Optional<Proposal.Route> route = item instanceof JsonObject written ? readRoute(written) : Optional.empty();
            if (route.isEmpty()) {
                return Optional.empty();
            }
            routes.add(route.get());
        }
        Map<String, String> api =
                object.get("api").orElse(null) instanceof JsonObject written ? fields(written) : Map.of();
        ImportOptions options =
                new ImportOptions(Optional.empty(), string(object, "--base-path"), string(object, "--upstream"));
        return string(object, "document").map(name -> new Lock(name, options, new Proposal(api, routes)));
    }

    private static Optional<Proposal.Route> readRoute(JsonObject route) {
        Map<String, String> fields = fields(route);
        fields.remove("operation");
        fields.remove("id");
        return string(route, "operation")
                .flatMap(operation -> string(route, "id").map(id -> new Proposal.Route(operation, id, fields)));
    }

    private static Map<String, String> fields(JsonObject object) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Member member : object.members()) {
            fields.put(member.key(), Json.inline(member.value()));
        }
        return fields;
    }

    private static Optional<String> string(JsonObject object, String key) {
        return object.get(key)
                .flatMap(value -> value instanceof JsonString text ? Optional.of(text.text()) : Optional.empty());
    }
}
