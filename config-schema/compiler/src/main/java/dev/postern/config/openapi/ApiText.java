package dev.postern.config.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes a proposal as people would.
final class ApiText {
    private ApiText() {}

    /// A whole API file.
    ///
    /// @param api its name, which is that of its upstream too
    static String file(Proposal proposal, String api, Optional<String> schema) {
        List<String> members = new ArrayList<>();
        schema.ifPresent(address -> members.add(Json.member("$schema", Json.string(address))));
        members.add(Json.member("api", Json.string(api)));
        field(proposal, Proposer.BASE_PATH).ifPresent(path -> members.add(Json.member("basePath", path)));
        field(proposal, Proposer.targets(api))
                .ifPresent(targets -> members.add("\"upstreams\": {\n    "
                        + Json.member(api, Json.object(List.of(Json.member("targets", targets)))) + "\n  }"));
        field(proposal, Proposer.AUTH)
                .ifPresent(auth ->
                        members.add(Json.member("policies", Json.object(List.of(Json.member("auth", auth))))));
        List<String> routes = proposal.routes().stream().map(ApiText::route).toList();
        members.add("\"routes\": [\n    " + String.join(",\n    ", routes) + "\n  ]");
        return "{\n  " + String.join(",\n  ", members) + "\n}\n";
    }

    private static Optional<String> field(Proposal proposal, String name) {
        return Optional.ofNullable(proposal.api().get(name));
    }

    /// A route in one line.
    static String route(Proposal.Route route) {
        List<String> members = new ArrayList<>();
        members.add(Json.member("id", Json.string(route.id())));
        List<String> match = new ArrayList<>();
        add(match, "methods", route, Proposer.METHODS);
        add(match, "path", route, Proposer.PATH);
        members.add(Json.member("match", Json.object(match)));
        add(members, "upstream", route, Proposer.UPSTREAM);
        List<String> policies = new ArrayList<>();
        add(policies, "auth", route, Proposer.AUTH);
        if (!policies.isEmpty()) {
            members.add(Json.member("policies", Json.object(policies)));
        }
        return Json.object(members);
    }

    private static void add(List<String> members, String key, Proposal.Route route, String field) {
        Optional.ofNullable(route.fields().get(field)).ifPresent(json -> members.add(Json.member(key, json)));
    }
}
