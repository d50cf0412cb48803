package dev.postern.config.model;

import dev.postern.config.json.Place;
import dev.postern.config.match.Conditions;
import dev.postern.config.value.PathPattern;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// A route as written.
///
/// @param at      the route's object
/// @param id      empty where it could not be read
/// @param methods an empty set for all; empty where they could not be read
/// @param path    behind the base path
/// @param conditions empty where they could not be read
public record RouteModel(
        Place at,
        Optional<Located<String>> id,
        Optional<SortedSet<String>> methods,
        Optional<Located<PathPattern>> path,
        Optional<Conditions> conditions,
        Optional<Located<String>> upstream,
        PoliciesModel policies) {
    public RouteModel {
        methods = methods.map(some -> Collections.unmodifiableSortedSet(new TreeSet<>(some)));
    }

    /// Where to point for the route as a whole: at its id, which people know it by.
    public Place place() {
        return id.map(Located::at).orElse(at);
    }
}
