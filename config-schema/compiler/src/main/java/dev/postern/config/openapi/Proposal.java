package dev.postern.config.openapi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an import would write, value by value.
///
/// A field is the way to a value through the file's objects, such as `match/path`; its value is JSON in
/// one line. What is not proposed is not there.
///
/// @param api    the fields of the file itself
/// @param routes in the order of the document
record Proposal(Map<String, String> api, List<Route> routes) {
    /// Ends the line of a change after which no key is asked for.
    static final String OPEN = ", open to everybody";

    /// @param operation what it was made of, such as `GET /orders/{}`
    /// @param id        kebab-case; unique in the proposal
    record Route(String operation, String id, Map<String, String> fields) {
        Route {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        Route called(String name) {
            return new Route(operation, name, fields);
        }

        /// The line that tells of it where it is new.
        String added() {
            return "add route " + id + (Proposer.NONE.equals(fields.get(Proposer.AUTH)) ? OPEN : "");
        }

        /// Whether both say the same of everything but the id.
        boolean saysAs(Route other) {
            return fields.equals(other.fields);
        }
    }

    Proposal {
        api = Collections.unmodifiableMap(new LinkedHashMap<>(api));
        routes = List.copyOf(routes);
    }
}
