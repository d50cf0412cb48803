package dev.postern.config.diff;

import dev.postern.config.regex.PathExample;
import dev.postern.config.regex.PathSearch;
import dev.postern.config.regex.RouteLanguage;
import dev.postern.config.table.RouteTable;
import dev.postern.config.value.PathPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Which requests of a tenant lead to which route in the base and in the head, told by automata.
///
/// Work is bounded: beyond it every question is answered with "unknown", which callers take for the worst.
final class Reach {
    /// A request that shows it, that there is none, or that nobody knows.
    sealed interface Answer {
        /// @param method such as `GET`
        record Yes(String method, String path) implements Answer {}

        /// Proved for all requests.
        record No() implements Answer {}

        /// Too much work to tell.
        record Unknown() implements Answer {}
    }

    /// How many searches a tenant may cost.
    private static final int MOST_SEARCHES = 20_000;

    private static final List<String> USUAL = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD");

    private final RouteIndex base;
    private final RouteIndex head;
    private final Map<PathPattern, RouteLanguage> languages = new HashMap<>();
    private int searches;

    Reach(Collection<RouteTable> base, Collection<RouteTable> head) {
        this.base = new RouteIndex(base);
        this.head = new RouteIndex(head);
    }

    /// The base's routes that may take a path that `route` takes.
    List<RouteTable> nearInBase(RouteTable route) {
        return base.near(route.path());
    }

    /// The head's.
    List<RouteTable> nearInHead(RouteTable route) {
        return head.near(route.path());
    }

    /// Whether a request that `route` answered in the base is refused in the head.
    Answer refused(RouteTable route) {
        List<RouteTable> before = nearInBase(route);
        List<RouteTable> after = nearInHead(route);
        return any(methods(List.of(route), before, after), method -> {
            List<RouteTable> others = new ArrayList<>(beating(route, before, method));
            after.stream().filter(some -> Precedence.takes(some, method)).forEach(others::add);
            return new Question(List.of(route), others);
        });
    }

    /// Whether a request that `from` answered in the base is answered by `to` in the head.
    Answer taken(RouteTable from, RouteTable to) {
        List<RouteTable> before = nearInBase(from);
        List<RouteTable> after = nearInHead(to);
        return any(methods(List.of(from, to), before, after), method -> {
            List<RouteTable> others = new ArrayList<>(beating(from, before, method));
            others.addAll(beating(to, after, method));
            return new Question(List.of(from, to), others);
        });
    }

    /// Whether both take some request, whatever other routes there are.
    Answer overlap(RouteTable one, RouteTable other) {
        return any(
                methods(List.of(one, other), List.of(), List.of()),
                method -> new Question(List.of(one, other), List.of()));
    }

    /// Whether `wider` takes some request that `route` does not, whatever other routes there are.
    Answer beyond(RouteTable wider, RouteTable route) {
        return any(
                methods(List.of(wider), List.of(route), List.of()),
                method -> new Question(List.of(wider), Precedence.takes(route, method) ? List.of(route) : List.of()));
    }

    /// A path that all of these take and none of those.
    private record Question(List<RouteTable> all, List<RouteTable> none) {}

    private interface Asking {
        Question about(String method);
    }

    private Answer any(Collection<String> methods, Asking asking) {
        Set<Question> asked = new LinkedHashSet<>();
        boolean unknown = false;
        for (String method : methods) {
            Question question = asking.about(method);
            if (asked.add(question)) {
                switch (search(question)) {
                    case PathExample.Found(String path) -> {
                        return new Answer.Yes(method, path);
                    }
                    case PathExample.None none -> {}
                    case PathExample.Unknown givenUp -> unknown = true;
                }
            }
        }
        return unknown ? new Answer.Unknown() : new Answer.No();
    }

    private PathExample search(Question question) {
        Set<PathPattern> refusing =
                question.none().stream().map(RouteTable::path).collect(Collectors.toSet());
        if (question.all().stream().map(RouteTable::path).anyMatch(refusing::contains)) {
            return new PathExample.None();
        }
        searches++;
        if (searches > MOST_SEARCHES) {
            return new PathExample.Unknown();
        }
        return PathSearch.find(languages(question.all()), languages(question.none()));
    }

    private List<RouteLanguage> languages(List<RouteTable> routes) {
        return routes.stream()
                .map(RouteTable::path)
                .distinct()
                .map(path -> languages.computeIfAbsent(path, RouteLanguage::of))
                .toList();
    }

    private static List<RouteTable> beating(RouteTable route, List<RouteTable> others, String method) {
        return others.stream()
                .filter(some -> Precedence.takes(some, method) && Precedence.beats(some, route, method))
                .toList();
    }

    /// The methods that all of `routes` take: those that somebody names, and one that stands for the rest.
    private static List<String> methods(
            List<RouteTable> routes, Collection<RouteTable> before, Collection<RouteTable> after) {
        Set<String> named = new TreeSet<>();
        for (Collection<RouteTable> some : List.of(routes, before, after)) {
            some.forEach(route -> named.addAll(route.methods()));
        }
        if (named.contains("GET")) {
            named.add("HEAD");
        }
        Optional<String> rest =
                USUAL.stream().filter(method -> !named.contains(method)).findFirst();
        Set<String> methods = new LinkedHashSet<>(USUAL);
        methods.retainAll(named);
        methods.addAll(named);
        methods.add(rest.orElse("PROPFIND"));
        return methods.stream()
                .filter(method -> routes.stream().allMatch(route -> Precedence.takes(route, method)))
                .toList();
    }
}
