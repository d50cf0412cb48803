package dev.postern.config.openapi;

import dev.postern.config.value.TargetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes a proposal of a document.
final class Proposer {
    static final String AUTH = "policies/auth";
    static final String METHODS = "match/methods";
    static final String PATH = "match/path";
    static final String UPSTREAM = "upstream";
    static final String BASE_PATH = "basePath";

    static final String NONE = "\"none\"";

    private final Cursor root;
    private final Surroundings surroundings;
    private final ImportOptions options;
    private final String upstream;
    private final List<Note> notes;
    private final Demand usual;
    private boolean open;
    private String noTarget = "";

    /// @param upstream the name that routes lead to
    /// @param notes    takes what was guessed or dropped
    Proposer(Cursor root, Surroundings surroundings, ImportOptions options, String upstream, List<Note> notes) {
        this.root = root;
        this.surroundings = surroundings;
        this.options = options;
        this.upstream = upstream;
        this.notes = notes;
        this.usual = new SecuritySchemes(root, surroundings.issuers(), notes).demand(root.get("security"));
    }

    /// The field of an upstream's targets.
    static String targets(String upstream) {
        return "upstreams/" + upstream + "/targets";
    }

    Proposal propose() {
        Server server = Server.of(root, notes);
        String basePath = options.basePath().orElse(server.basePath());
        if (!basePath.equals(server.basePath())) {
            notes.add(Note.at(
                    server.at(),
                    "the base path is " + basePath + ", not the server's " + server.basePath()
                            + "; the upstream gets the whole path of a request"));
        }
        List<Proposal.Route> routes = routes(basePath);
        Map<String, String> api = new LinkedHashMap<>();
        api.put(BASE_PATH, Json.string(basePath));
        target(server).ifPresent(target -> api.put(targets(upstream), target));
        auth().ifPresent(auth -> api.put(AUTH, auth));
        return new Proposal(api, routes);
    }

    private List<Proposal.Route> routes(String basePath) {
        SecuritySchemes schemes = new SecuritySchemes(root, surroundings.issuers(), notes);
        List<Draft> drafts = new ArrayList<>();
        for (Operation operation : Operations.of(root, notes)) {
            RoutePath.of(operation, notes).ifPresent(paths -> drafts.add(Draft.strict(operation, paths)));
        }
        List<Proposal.Route> routes = new ArrayList<>();
        RouteIds ids = new RouteIds();
        Set<String> keys = new HashSet<>();
        for (Draft draft : TieBreaker.settle(drafts, notes)) {
            Operation operation = draft.operation();
            if (operation.path().equals("/") && !basePath.equals("/")) {
                notes.add(Note.at(operation.at(), "the route takes " + basePath + ", not " + basePath + "/"));
            }
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put(METHODS, Json.array(List.of(Json.string(operation.method()))));
            fields.put(PATH, Json.string(draft.path().toString()));
            fields.put(UPSTREAM, Json.string(upstream));
            auth(operation, schemes.demand(operation.security())).ifPresent(auth -> fields.put(AUTH, auth));
            routes.add(new Proposal.Route(key(operation, keys), id(operation, ids), fields));
        }
        return routes;
    }

    /// The operation's key; where others of the document have the same path but for the parameters' names,
    /// with those.
    private static String key(Operation operation, Set<String> taken) {
        String key = operation.key();
        for (int i = 1; !taken.add(key); i++) {
            key = operation.name() + (i == 1 ? "" : " " + i);
        }
        return key;
    }

    private static String id(Operation operation, RouteIds ids) {
        String wanted = Kebab.of(operation.operationId().orElse(""));
        return ids.free(wanted.isEmpty() ? unnamed(operation) : wanted);
    }

    private static String unnamed(Operation operation) {
        return Kebab.of(operation.path().equals("/") ? operation.method() + "-root" : operation.name());
    }

    /// What an operation's own demand adds to the API's.
    private Optional<String> auth(Operation operation, Demand demand) {
        if (demand.equals(usual)) {
            return Optional.empty();
        }
        if (!demand.equals(Demand.NOTHING)) {
            // The API then says nothing, so that the levels above ask for what they ask for.
            boolean asked = usual.equals(Demand.NOTHING) && surroundings.demands() && surroundings.locked();
            return asked && demand.equals(Demand.API_KEY) ? Optional.empty() : Optional.of(demand.auth(false));
        }
        if (surroundings.locked()) {
            notes.add(Note.at(operation.at(), locked()));
            return Optional.empty();
        }
        open = true;
        return Optional.of(NONE);
    }

    private Optional<String> auth() {
        if (usual.equals(Demand.NOTHING) && surroundings.locked()) {
            notes.add(Note.at(root.get("security").orElse(root), locked()));
            return Optional.empty();
        } else if (usual.equals(Demand.NOTHING)) {
            return Optional.of(NONE);
        } else if (surroundings.demands() && usual.equals(Demand.API_KEY)) {
            return Optional.empty();
        }
        if (open) {
            String message = "auth is \"overridable\", since some operations say \"security\": []";
            notes.add(Note.at(root.get("security").orElse(root), message));
        }
        return Optional.of(usual.auth(open));
    }

    private static String locked() {
        return "\"security\": [] has no effect: the platform or the tenant asks for an identity, and not overridable";
    }

    /// Why no target is proposed; empty where one is.
    String noTarget() {
        return noTarget;
    }

    private Optional<String> target(Server server) {
        if (options.upstream().isPresent()) {
            return options.upstream().map(Proposer::targetsOf);
        }
        Optional<TargetAddress> address =
                server.scheme().equals("http") ? TargetAddress.parse("http://" + server.authority()) : Optional.empty();
        if (server.authority().isEmpty()) {
            noTarget = "the document names no server with a host";
        } else if (server.scheme().equals("https")) {
            noTarget = "the server speaks https, which targets do not speak yet";
        } else if (address.isEmpty()) {
            noTarget = "the server's address is none that a target can have";
        } else if (surroundings.owns(address.get().host())) {
            noTarget = "the server's host is the tenant's own, which leads to the gateway itself";
        } else {
            String url = "http://" + server.authority();
            notes.add(Note.at(server.at(), "the target is " + url + "; say --upstream where it is another"));
            return Optional.of(targetsOf(url));
        }
        return Optional.empty();
    }

    private static String targetsOf(String url) {
        return "[{ \"url\": " + Json.string(url) + " }]";
    }
}
