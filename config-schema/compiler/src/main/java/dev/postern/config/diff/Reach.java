package dev.postern.config.diff;

import dev.postern.config.match.Given;
import dev.postern.config.match.Methods;
import dev.postern.config.match.Precedence;
import dev.postern.config.regex.PathExample;
import dev.postern.config.regex.RouteIndex;
import dev.postern.config.regex.RoutePaths;
import dev.postern.config.regex.Work;
import dev.postern.config.table.RouteTable;
import dev.postern.config.table.TenantTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Which requests of a tenant lead to which route in the base and in the head, told by automata.
///
/// A question is asked once for each class of hosts and each method that somebody names. Of headers and
/// query a request has as little as the routes in question ask for: more could only let other routes in.
/// Work is bounded: beyond it every question is answered with "unknown", which callers take for the worst.
final class Reach {
    /// To tell whether a route takes a kind of request and goes before another, in steps of a path's search.
    private static final int STEPS_A_LOOK = 4;

    /// A request that shows it, that there is none, or that nobody knows.
    sealed interface Answer {
        /// @param sample a request
        record Yes(Sample sample) implements Answer {}

        /// Proved for all requests.
        record No() implements Answer {}

        /// Too much work to tell.
        record Unknown() implements Answer {}
    }

    private final RouteIndex<RouteTable> base;
    private final RouteIndex<RouteTable> head;
    private final List<HostClass> hosts;
    /// For a header or parameter that only has to be there: one that no route asks for.
    private final String value;
    private final RoutePaths paths;
    private final Work work;

    Reach(TenantTable base, TenantTable head, Work work) {
        this.work = work;
        this.paths = new RoutePaths(work);
        this.base = new RouteIndex<>(base.routes());
        this.head = new RouteIndex<>(head.routes());
        this.hosts = HostClass.of(base, head);
        this.value = unasked(List.of(base, head));
    }

    private static String unasked(List<TenantTable> tenants) {
        Set<String> asked = new HashSet<>();
        for (TenantTable tenant : tenants) {
            for (RouteTable route : tenant.routes()) {
                route.conditions().all().forEach(condition -> condition.value().ifPresent(asked::add));
            }
        }
        String value = "any";
        while (asked.contains(value)) {
            value += "-";
        }
        return value;
    }

    /// Whether no work is left, so that every further answer is "unknown".
    boolean tired() {
        return work.isSpent();
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
        return any(List.of(route), List.of(), before, after, kind -> {
            List<RouteTable> others = new ArrayList<>(kind.beatingInBase(route, before));
            after.stream().filter(kind::takenInHead).forEach(others::add);
            return new Question(List.of(route), others);
        });
    }

    /// Whether a request that `from` answered in the base is answered by `to` in the head.
    Answer taken(RouteTable from, RouteTable to) {
        // Only what is near both matters; what is near the more specific one is far less to look at.
        List<RouteTable> before = fewer(nearInBase(from), nearInBase(to));
        List<RouteTable> after = fewer(nearInHead(from), nearInHead(to));
        return any(List.of(from), List.of(to), before, after, kind -> {
            List<RouteTable> others = new ArrayList<>(kind.beatingInBase(from, before));
            others.addAll(kind.beatingInHead(to, after));
            return new Question(List.of(from, to), others);
        });
    }

    private static List<RouteTable> fewer(List<RouteTable> some, List<RouteTable> others) {
        return some.size() <= others.size() ? some : others;
    }

    /// Whether some request fits both, whatever other routes there are.
    Answer overlap(RouteTable inBase, RouteTable inHead) {
        List<RouteTable> before = List.of(inBase);
        List<RouteTable> after = List.of(inHead);
        return any(before, after, before, after, kind -> new Question(List.of(inBase, inHead), List.of()));
    }

    /// Whether some request fits the head's route that did not fit the base's, whatever other routes there are.
    Answer beyond(RouteTable inHead, RouteTable inBase) {
        return any(
                List.of(),
                List.of(inHead),
                List.of(inBase),
                List.of(inHead),
                kind -> new Question(List.of(inHead), kind.takenInBase(inBase) ? List.of(inBase) : List.of()));
    }

    /// A path that all of these take and none of those. Two are equal when they hold the very same routes: to compare
    /// routes by what they say would cost more than most answers.
    private record Question(List<RouteTable> all, List<RouteTable> none) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Question question && same(all, question.all) && same(none, question.none);
        }

        @Override
        public int hashCode() {
            int hash = 1;
            for (RouteTable route : none) {
                hash = 31 * hash + System.identityHashCode(route);
            }
            return hash;
        }

        @SuppressWarnings("ReferenceEquality")
        private static boolean same(List<RouteTable> ones, List<RouteTable> others) {
            if (ones.size() != others.size()) {
                return false;
            }
            for (int i = 0; i < ones.size(); i++) {
                if (ones.get(i) != others.get(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    private interface Asking {
        Question about(Kind kind);
    }

    /// Requests that differ in their paths only.
    private record Kind(HostClass host, String method, Given given) {
        boolean takenInBase(RouteTable route) {
            return Precedence.takes(route, host.base(), method, given);
        }

        boolean takenInHead(RouteTable route) {
            return Precedence.takes(route, host.head(), method, given);
        }

        List<RouteTable> beatingInBase(RouteTable route, List<RouteTable> others) {
            return others.stream()
                    .filter(some -> takenInBase(some) && Precedence.beats(some, route, method))
                    .toList();
        }

        List<RouteTable> beatingInHead(RouteTable route, List<RouteTable> others) {
            return others.stream()
                    .filter(some -> takenInHead(some) && Precedence.beats(some, route, method))
                    .toList();
        }
    }

    /// Asks for every kind of request that the routes take, of which there is one at most of each side.
    ///
    /// @param before the routes of the base that the question looks at for each kind, and so its cost
    /// @param after  those of the head
    private Answer any(
            List<RouteTable> inBase,
            List<RouteTable> inHead,
            List<RouteTable> before,
            List<RouteTable> after,
            Asking asking) {
        long looks = before.size() + (long) after.size();
        if (!work.spend(STEPS_A_LOOK * looks)) {
            return new Answer.Unknown();
        }
        RouteTable one = inBase.isEmpty() ? inHead.getFirst() : inBase.getFirst();
        RouteTable other = inHead.isEmpty() ? inBase.getFirst() : inHead.getFirst();
        Optional<Given> given = Given.of(one, other);
        if (given.isEmpty()) {
            return new Answer.No();
        }
        List<String> methods = Methods.named(Stream.concat(before.stream(), after.stream()));
        methods.add(Methods.besides(methods));
        Set<Question> asked = new HashSet<>();
        boolean unknown = false;
        for (HostClass host : hosts) {
            for (String method : methods) {
                Kind kind = new Kind(host, method, given.get());
                if (!work.spend(STEPS_A_LOOK)) {
                    return new Answer.Unknown();
                }
                boolean fits = inBase.stream().allMatch(kind::takenInBase)
                        && inHead.stream().allMatch(kind::takenInHead);
                if (!fits) {
                    continue;
                }
                if (!work.spend(STEPS_A_LOOK * looks)) {
                    return new Answer.Unknown();
                }
                Question question = asking.about(kind);
                if (asked.add(question)) {
                    switch (paths.find(question.all(), question.none())) {
                        case PathExample.Found(String path) -> {
                            return new Answer.Yes(new Sample(method, host.name(), path, given.get(), value));
                        }
                        case PathExample.None none -> {}
                        case PathExample.Unknown givenUp -> unknown = true;
                    }
                }
            }
        }
        return unknown ? new Answer.Unknown() : new Answer.No();
    }
}
