package dev.postern.config.model;

import dev.postern.config.json.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/// One route test as written.
///
/// @param at the case's object
public record TestCase(Place at, Optional<Located<String>> name, TestRequest request, Expectation expect) {
    /// What is sent.
    ///
    /// @param at      the request's object
    /// @param headers values by name, in the order written
    public record TestRequest(
            Place at,
            Optional<Located<String>> method,
            Optional<Located<String>> url,
            Optional<Located<String>> host,
            Optional<Located<String>> path,
            Map<String, Located<String>> headers,
            Caller caller) {
        public TestRequest {
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        }
    }

    /// Who asks.
    public sealed interface Caller {
        /// Somebody with the credential that the route asks for.
        record Welcome() implements Caller {}

        record Anonymous() implements Caller {}

        /// @param tenant  whose key; empty for the test's own tenant
        /// @param inQuery whether it stands in the query rather than the header
        record KeyHolder(Optional<Located<String>> tenant, boolean inQuery) implements Caller {}
    }

    /// What shall come of it; empty is not looked at.
    ///
    /// @param at         the expectation's object
    /// @param route      `api/id`
    /// @param parameters values by name, in the order written
    /// @param auth       as [AuthModel.Source#word] has them; an empty list for `"none"`
    /// @param limits     requests a window by the limit's name, in the order written
    public record Expectation(
            Place at,
            Optional<Located<String>> route,
            Optional<Located<Long>> status,
            Optional<Located<String>> upstream,
            Map<String, Located<String>> parameters,
            Optional<Located<List<String>>> auth,
            Map<String, Located<Long>> limits,
            Optional<Located<SortedSet<String>>> allow) {
        public Expectation {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
            limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
        }
    }

    /// Where to point for the case as a whole: at its name, which people know it by.
    public Place place() {
        return name.map(Located::at).orElse(at);
    }
}
