package dev.postern.config.openapi;

import dev.postern.config.json.JsonValue.JsonArray;
import dev.postern.config.json.JsonValue.JsonObject;
import dev.postern.config.json.JsonValue.JsonString;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Brings a new proposal into a file that people may have edited since the last one.
///
/// A value as it was last proposed is updated; one edited by hand is kept, and noted where the document
/// changed there too. An operation is the same when its method and its path's shape are, or else its id.
final class Merge {
    private final JsonObject file;
    private final JsonArray routes;
    private final Optional<Lock> last;
    private final List<Note> notes;
    private final Splice splice;
    private final List<String> changes = new ArrayList<>();

    private final Map<String, Proposal.Route> lastById = new HashMap<>();
    /// The file's routes by the id that they were last proposed under.
    private final Map<String, Integer> found = new HashMap<>();

    private final Map<String, Integer> byId = new HashMap<>();
    private final Map<List<Optional<String>>, Deque<Integer>> byMatch = new HashMap<>();
    private final Set<Integer> claimed = new HashSet<>();

    private Merge(String text, JsonObject file, JsonArray routes, Optional<Lock> last, List<Note> notes) {
        this.file = file;
        this.routes = routes;
        this.last = last;
        this.notes = notes;
        this.splice = new Splice(text);
    }

    /// @param text     the file's, edited where that was due
    /// @param proposal with the ids that the routes have in the end
    /// @param changes  what was edited, a line each
    record Merged(String text, Proposal proposal, List<String> changes) {
        Merged {
            changes = List.copyOf(changes);
        }
    }

    static Merged merge(
            String text, JsonObject file, JsonArray routes, Optional<Lock> last, Proposal next, List<Note> notes) {
        return new Merge(text, file, routes, last, notes).run(next);
    }

    private Merged run(Proposal next) {
        for (Proposal.Route route : lastRoutes()) {
            lastById.put(route.id(), route);
        }
        findLast();
        mergeFields("", file, last.map(lock -> lock.proposal().api()), next.api());
        List<Proposal.Route> named = named(next.routes());
        named.forEach(this::mergeRoute);
        Set<String> ids = new HashSet<>();
        named.forEach(route -> ids.add(route.id()));
        lastRoutes().stream().filter(route -> !ids.contains(route.id())).forEach(this::gone);
        return new Merged(splice.apply(), new Proposal(next.api(), named), changes);
    }

    private List<Proposal.Route> lastRoutes() {
        return last.map(lock -> lock.proposal().routes()).orElse(List.of());
    }

    /// A route keeps its id while its operation lives, since usage and logs refer to it.
    private List<Proposal.Route> named(List<Proposal.Route> next) {
        Map<String, Proposal.Route> lastByOperation = new HashMap<>();
        lastRoutes().forEach(route -> lastByOperation.put(route.operation(), route));
        Set<String> operations = new HashSet<>();
        next.forEach(route -> operations.add(route.operation()));
        IdentityHashMap<Proposal.Route, String> ids = new IdentityHashMap<>();
        Set<String> moved = new HashSet<>();
        for (Proposal.Route route : next) {
            Optional.ofNullable(lastByOperation.get(route.operation()))
                    .or(() -> Optional.ofNullable(lastById.get(route.id()))
                            .filter(old -> !operations.contains(old.operation()) && moved.add(old.id())))
                    .ifPresent(old -> ids.put(route, old.id()));
        }
        // A route that stands there under the same match is this one, whoever wrote it.
        for (Proposal.Route route : next) {
            if (!ids.containsKey(route)) {
                sameMatch(route)
                        .ifPresent(index -> id(index).ifPresent(id -> {
                            claim(id, index);
                            ids.put(route, id);
                        }));
            }
        }
        RouteIds taken = new RouteIds();
        taken.take(lastById.keySet());
        taken.take(ids.values());
        taken.take(byId.keySet());
        return next.stream()
                .map(route -> route.called(ids.containsKey(route) ? ids.get(route) : newId(route, taken)))
                .toList();
    }

    private String newId(Proposal.Route route, RouteIds taken) {
        Optional<Integer> written = Optional.ofNullable(byId.get(route.id())).filter(i -> !claimed.contains(i));
        if (last.isEmpty() && written.isPresent()) {
            // Before the first import, a route of the same name is taken to be this one.
            claim(route.id(), written.get());
            return route.id();
        }
        return taken.free(route.id());
    }

    private void claim(String id, int index) {
        if (claimed.add(index)) {
            found.put(id, index);
        }
    }

    /// Finds the routes of the last proposal by their ids, or by their match when they were renamed.
    private void findLast() {
        for (int i = 0; i < routes.items().size(); i++) {
            int index = i;
            id(i).ifPresent(id -> byId.putIfAbsent(id, index));
            if (routes.items().get(i) instanceof JsonObject route) {
                Optional<String> methods = Fields.meaning(route, Proposer.METHODS);
                Optional<String> path = Fields.meaning(route, Proposer.PATH);
                byMatch.computeIfAbsent(List.of(methods, path), key -> new ArrayDeque<>())
                        .add(i);
            }
        }
        for (Proposal.Route route : lastRoutes()) {
            Optional.ofNullable(byId.get(route.id())).ifPresent(index -> claim(route.id(), index));
        }
        for (Proposal.Route route : lastRoutes()) {
            if (!found.containsKey(route.id())) {
                sameMatch(route).ifPresent(index -> claim(route.id(), index));
            }
        }
    }

    /// A route with the same methods and path that is not yet known to be another.
    private Optional<Integer> sameMatch(Proposal.Route route) {
        List<Optional<String>> match = List.of(meaning(route, Proposer.METHODS), meaning(route, Proposer.PATH));
        return byMatch.getOrDefault(match, new ArrayDeque<>()).stream()
                .filter(index -> !claimed.contains(index))
                .findFirst();
    }

    private static Optional<String> meaning(Proposal.Route route, String field) {
        return Optional.ofNullable(route.fields().get(field)).map(Json::meaning);
    }

    private Optional<String> id(int index) {
        return routes.items().get(index) instanceof JsonObject route
                        && route.get("id").orElse(null) instanceof JsonString id
                ? Optional.of(id.text())
                : Optional.empty();
    }

    private void mergeRoute(Proposal.Route next) {
        Optional<Proposal.Route> before = Optional.ofNullable(lastById.get(next.id()));
        Optional<Integer> index = Optional.ofNullable(found.get(next.id()));
        if (index.isPresent() && routes.items().get(index.get()) instanceof JsonObject written) {
            String name = id(index.get()).orElse(next.id());
            mergeFields(name + ": ", written, before.map(Proposal.Route::fields), next.fields());
        } else if (before.isEmpty()) {
            splice.add(routes, ApiText.route(next));
            changes.add(next.added());
        } else if (!before.get().saysAs(next)) {
            notes.add(Note.ofFile(next.id() + ": removed by hand and stays out, though the document changed it"));
        }
    }

    /// A route of the last proposal whose operation is in the document no more.
    private void gone(Proposal.Route before) {
        Integer index = found.get(before.id());
        if (index == null) {
            return;
        }
        String asProposed = Json.meaning(ApiText.route(before));
        if (Json.meaning(routes.items().get(index)).equals(asProposed)) {
            splice.remove(routes, index);
            changes.add("remove route " + before.id());
        } else {
            String id = id(index).orElse(before.id());
            notes.add(Note.ofFile(id + ": its operation is gone from the document; kept, since it was edited by hand"));
        }
    }

    /// @param base what was proposed the last time; empty when nothing was, and then the hand wins throughout
    private void mergeFields(
            String of, JsonObject written, Optional<Map<String, String>> base, Map<String, String> next) {
        Set<String> names = new LinkedHashSet<>(next.keySet());
        base.ifPresent(fields -> names.addAll(fields.keySet()));
        for (String name : names) {
            Optional<String> now = Fields.meaning(written, name);
            Optional<String> before = base.flatMap(fields -> Optional.ofNullable(fields.get(name)))
                    .map(Json::meaning);
            Optional<String> wanted = Optional.ofNullable(next.get(name)).map(Json::meaning);
            String shown = of + name.replace('/', '.');
            if (now.equals(wanted) || (base.isPresent() && before.equals(wanted))) {
                continue;
            }
            if (base.isPresent() && now.equals(before)) {
                Optional<String> json = Optional.ofNullable(next.get(name));
                Fields.set(splice, written, name, json);
                String open = name.equals(Proposer.AUTH)
                                && json.filter(Proposer.NONE::equals).isPresent()
                        ? Proposal.OPEN
                        : "";
                changes.add(json.map(value -> "set " + shown + " to " + value + open)
                        .orElse("remove " + shown));
            } else {
                String says = wanted.map(value -> "says " + next.get(name)).orElse("says nothing of it");
                notes.add(Note.ofFile(shown + ": kept as written by hand, though the document " + says));
            }
        }
    }
}
