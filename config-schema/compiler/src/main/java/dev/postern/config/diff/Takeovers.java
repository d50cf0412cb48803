package dev.postern.config.diff;

import dev.postern.config.diff.Reach.Answer;
import dev.postern.config.diff.RoutePairs.Pair;
import dev.postern.config.table.RouteTable;
import dev.postern.config.table.TenantTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// Finds routes of the head that answer requests which another route answered in the base.
///
/// Only a route that was added, or whose match changed, can gain requests, or one that was removed, or
/// whose match changed, can lose them: see [Precedence].
final class Takeovers {
    private final TenantTable base;
    private final RoutePairs pairs;
    private final Handling handling;
    private final Reach reach;
    private final Places places;
    /// By the very route: the pairs hold those of the tables.
    private final IdentityHashMap<RouteTable, RouteTable> headOf = new IdentityHashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final Set<List<RouteTable>> asked = new HashSet<>();
    private final Set<String> undecided = new HashSet<>();

    Takeovers(TenantTable base, RoutePairs pairs, Handling handling, Reach reach, Places places) {
        this.base = base;
        this.pairs = pairs;
        this.handling = handling;
        this.reach = reach;
        this.places = places;
        pairs.kept().forEach(pair -> headOf.put(pair.base(), pair.head()));
    }

    List<Change> find() {
        List<RouteTable> losing = new ArrayList<>(pairs.removed());
        List<RouteTable> gaining = new ArrayList<>(pairs.added());
        for (Pair pair : pairs.kept()) {
            if (!pair.sameMatch()) {
                losing.add(pair.base());
                gaining.add(pair.head());
            }
        }
        for (RouteTable from : losing) {
            askAll(from, reach::nearInHead, to -> ask(from, to));
        }
        for (RouteTable to : gaining) {
            askAll(to, reach::nearInBase, from -> ask(from, to));
        }
        return changes;
    }

    /// Once there is no work left, a route is told of once rather than with everything that is near it.
    private void askAll(RouteTable route, Function<RouteTable, List<RouteTable>> near, Consumer<RouteTable> question) {
        if (!reach.tired()) {
            for (RouteTable other : near.apply(route)) {
                question.accept(other);
                if (reach.tired()) {
                    break;
                }
            }
        }
        if (reach.tired() && undecided.add(name(route))) {
            Subject subject = new Subject.OfRoute(base.id(), route.api(), route.id());
            changes.add(new Change(
                    ChangeKind.REQUESTS_TAKEN,
                    subject,
                    name(route),
                    RouteDiff.TOO_COMPLEX,
                    Optional.empty(),
                    places.of(subject)));
        }
    }

    private void ask(RouteTable from, RouteTable to) {
        if (to.equals(headOf.get(from)) || !asked.add(List.of(from, to))) {
            return;
        }
        switch (reach.taken(from, to)) {
            case Answer.No no -> {}
            case Answer.Yes(Sample sample) -> tell(from, to, Optional.of(sample.witness("went to " + name(from))));
            case Answer.Unknown unknown -> tell(from, to, Optional.empty());
        }
    }

    private void tell(RouteTable from, RouteTable to, Optional<Witness> witness) {
        List<Finding> findings = handling.compare(from, to);
        boolean breaking = findings.stream().anyMatch(finding -> finding.kind().verdict() == Verdict.BREAKING);
        boolean weakened = findings.stream().anyMatch(finding -> finding.kind().verdict() == Verdict.WEAKENED);
        if (breaking) {
            tell(ChangeKind.REQUESTS_TAKEN, from, to, findings, witness);
        }
        if (weakened) {
            tell(ChangeKind.REQUESTS_EXPOSED, from, to, findings, witness);
        }
        if (!breaking && !weakened) {
            tell(ChangeKind.REQUESTS_TAKEN_ALIKE, from, to, findings, witness);
        }
    }

    private void tell(
            ChangeKind kind, RouteTable from, RouteTable to, List<Finding> findings, Optional<Witness> witness) {
        Subject subject = new Subject.OfRoute(base.id(), to.api(), to.id());
        String after = findings.isEmpty() ? name(to) : name(to) + "; " + Finding.inWords(findings);
        changes.add(new Change(kind, subject, name(from), after, witness, places.of(subject)));
    }

    static String name(RouteTable route) {
        return route.api() + "/" + route.id();
    }
}
