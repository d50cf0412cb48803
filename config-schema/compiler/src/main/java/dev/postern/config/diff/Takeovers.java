package dev.postern.config.diff;

import dev.postern.config.diff.Reach.Answer;
import dev.postern.config.diff.RoutePairs.Pair;
import dev.postern.config.table.RouteTable;
import dev.postern.config.table.TenantTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    private final Map<RouteTable, RouteTable> headOf = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final Set<List<RouteTable>> asked = new HashSet<>();

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
            reach.nearInHead(from).forEach(to -> ask(from, to));
        }
        for (RouteTable to : gaining) {
            reach.nearInBase(to).forEach(from -> ask(from, to));
        }
        return changes;
    }

    private void ask(RouteTable from, RouteTable to) {
        if (to.equals(headOf.get(from)) || !asked.add(List.of(from, to))) {
            return;
        }
        List<Finding> findings = handling.compare(from, to);
        switch (reach.taken(from, to)) {
            case Answer.No no -> {}
            case Answer.Yes(Sample sample) ->
                tell(from, to, findings, Optional.of(sample.witness("went to " + name(from))));
            case Answer.Unknown unknown -> tell(from, to, findings, Optional.empty());
        }
    }

    private void tell(RouteTable from, RouteTable to, List<Finding> findings, Optional<Witness> witness) {
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
