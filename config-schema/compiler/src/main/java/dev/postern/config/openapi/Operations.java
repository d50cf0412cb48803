package dev.postern.config.openapi;

import dev.postern.config.source.Quoted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Lists the operations of a document, in the order written, and notes what becomes none.
final class Operations {
    /// An API file of 1 MiB holds no more.
    static final int MOST = 10_000;

    private static final int MOST_PARAMETERS = 200;
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options", "head", "patch");
    private static final Set<String> KNOWN =
            Set.of("parameters", "summary", "description", "servers", "$ref", "additionalOperations");

    private final Cursor root;
    private final List<Note> notes;
    private final List<Operation> operations = new ArrayList<>();

    private Operations(Cursor root, List<Note> notes) {
        this.root = root;
        this.notes = notes;
    }

    static List<Operation> of(Cursor root, List<Note> notes) {
        Operations operations = new Operations(root, notes);
        root.get("paths").ifPresent(operations::readPaths);
        root.get("webhooks")
                .ifPresent(
                        hooks -> notes.add(Note.at(hooks, "webhooks are calls that the API makes; none is a route")));
        return operations.operations;
    }

    private void readPaths(Cursor paths) {
        for (String path : paths.keys()) {
            Cursor item = paths.get(path).orElseThrow();
            if (path.startsWith("x-")) {
                continue;
            }
            switch (PathTemplate.read(path)) {
                case PathTemplate.Refused(String reason) ->
                    notes.add(Note.at(item, "left out: the path " + Quoted.text(path) + " " + reason));
                case PathTemplate.Read(PathTemplate template) -> readItem(item, path, template);
            }
            if (operations.size() >= MOST) {
                notes.add(Note.at(item, "what follows is left out: more than " + MOST + " operations"));
                return;
            }
        }
    }

    private void readItem(Cursor written, String path, PathTemplate template) {
        Optional<Cursor> found = written.resolved();
        if (found.isEmpty()) {
            notes.add(Note.at(written, "left out: " + reference(written)));
            return;
        }
        Cursor item = found.get();
        if (template.doubled()) {
            notes.add(Note.at(written, "the path has slashes in a row; the gateway reads them as one"));
        }
        item.get("servers").ifPresent(own -> notes.add(Note.at(own, "servers of a path are ignored")));
        for (String key : item.keys()) {
            if (METHODS.contains(key)) {
                readOperation(item, item.get(key).orElseThrow(), key, path, template);
            } else if (key.equals("x-amazon-apigateway-any-method")
                    || (!KNOWN.contains(key) && !key.startsWith("x-"))) {
                notes.add(Note.at(item.get(key).orElseThrow(), "left out: routes do not know " + Quoted.text(key)));
            }
        }
    }

    private void readOperation(Cursor item, Cursor at, String key, String path, PathTemplate template) {
        at.get("servers").ifPresent(own -> notes.add(Note.at(own, "servers of an operation are ignored")));
        at.get("callbacks").ifPresent(calls -> notes.add(Note.at(calls, "callbacks are not routes")));
        Map<String, Cursor> parameters = new HashMap<>();
        item.get("parameters").ifPresent(shared -> readParameters(shared, parameters));
        at.get("parameters").ifPresent(own -> readParameters(own, parameters));
        operations.add(new Operation(
                at,
                key.toUpperCase(Locale.ROOT),
                path,
                template,
                at.text("operationId"),
                parameters,
                at.get("security").or(() -> root.get("security"))));
    }

    private void readParameters(Cursor written, Map<String, Cursor> parameters) {
        List<Cursor> items = written.items();
        if (items.size() > MOST_PARAMETERS) {
            notes.add(Note.at(written, "only the first " + MOST_PARAMETERS + " parameters are read"));
        }
        for (Cursor item : items.subList(0, Math.min(items.size(), MOST_PARAMETERS))) {
            Optional<Cursor> parameter = item.resolved();
            if (parameter.isEmpty()) {
                notes.add(Note.at(item, reference(item) + "; a parameter of the path takes any text then"));
            } else if (parameter.get().text("in").orElse("").equals("path")) {
                parameter.get().text("name").ifPresent(name -> parameters.put(name, parameter.get()));
            }
        }
    }

    /// Why a reference leads to nothing that is read.
    static String reference(Cursor at) {
        String ref = at.text("$ref").orElse("");
        return ref.startsWith("#")
                ? "the reference " + Quoted.text(ref) + " leads nowhere"
                : "the reference " + Quoted.text(ref)
                        + " leaves the document, and only references inside it are followed";
    }
}
