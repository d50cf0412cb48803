package dev.postern.config.openapi;

import java.util.Map;
import java.util.Optional;

/// One method of one path of a document.
///
/// @param at          the operation's object
/// @param method      upper-case, one that routes know
/// @param path        as written
/// @param operationId as written
/// @param parameters  those in the path, by name, references followed
/// @param security    its own, or the document's
record Operation(
        Cursor at,
        String method,
        String path,
        PathTemplate template,
        Optional<String> operationId,
        Map<String, Cursor> parameters,
        Optional<Cursor> security) {
    Operation {
        parameters = Map.copyOf(parameters);
    }

    /// What people call it, and no other of the document.
    String name() {
        return method + " " + path;
    }

    /// What an operation is known by from one version of the document to the next.
    String key() {
        return method + " " + template.shape();
    }
}
