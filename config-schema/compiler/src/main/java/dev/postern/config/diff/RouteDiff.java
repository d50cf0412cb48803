package dev.postern.config.diff;

import dev.postern.config.diff.Reach.Answer;
import dev.postern.config.diff.RoutePairs.Pair;
import dev.postern.config.regex.Work;
import dev.postern.config.source.SourcePosition;
import dev.postern.config.table.RouteTable;
import dev.postern.config.table.TenantTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compares a tenant's routes: what each takes, and what then happens.
final class RouteDiff {
    static final String TOO_COMPLEX = "too complex to compare, so taken for the worst";

    private final TenantTable base;
    private final RoutePairs pairs;
    private final Handling handling;
    private final Places places;
    private final Reach reach;
    private final List<Change> changes = new ArrayList<>();

    RouteDiff(TenantTable base, TenantTable head, RoutePairs pairs, Handling handling, Places places, Work work) {
        this.base = base;
        this.pairs = pairs;
        this.handling = handling;
        this.places = places;
        this.reach = new Reach(base, head, work);
    }

    List<Change> compare() {
        pairs.added().forEach(route -> tell(route, ChangeKind.ROUTE_ADDED, "", RouteMatch.text(route)));
        pairs.removed().forEach(this::removed);
        pairs.kept().forEach(this::kept);
        changes.addAll(new Takeovers(base, pairs, handling, reach, places).find());
        return changes;
    }

    private void removed(RouteTable route) {
        Answer refused = reach.refused(route);
        ChangeKind kind = refused instanceof Answer.No ? ChangeKind.ROUTE_ABSORBED : ChangeKind.ROUTE_REMOVED;
        String note = refused instanceof Answer.Unknown ? TOO_COMPLEX : "";
        tell(route, kind, RouteMatch.text(route), note, witness(refused));
    }

    private void kept(Pair pair) {
        RouteTable route = pair.head();
        if (pair.renamed()) {
            tell(route, ChangeKind.ROUTE_RENAMED, Takeovers.name(pair.base()), Takeovers.name(route));
        }
        if (pair.rehosted() || !RouteMatch.text(pair.base()).equals(RouteMatch.text(route))) {
            match(pair);
        }
        if (!Handling.upstreamOf(pair.base()).equals(Handling.upstreamOf(route))) {
            upstream(pair);
        }
        PolicyDiff.compare(pair.base(), route)
                .forEach(finding -> tell(route, finding.kind(), finding.before(), finding.after()));
    }

    private void match(Pair pair) {
        String before = RouteMatch.text(pair.base());
        String after = RouteMatch.text(pair.head());
        if (pair.sameMatch()) {
            tell(pair.head(), ChangeKind.MATCH_REWRITTEN, before, after);
            return;
        }
        Subject.OfRoute subject = subject(pair.head());
        Optional<SourcePosition> at = onlyHosts(pair) ? places.ofHosts(subject) : places.of(subject);
        Answer refused = reach.refused(pair.base());
        boolean wider = !(reach.beyond(pair.head(), pair.base()) instanceof Answer.No);
        if (refused instanceof Answer.No) {
            if (wider || !before.equals(after)) {
                ChangeKind kind = wider ? ChangeKind.MATCH_WIDENED : ChangeKind.MATCH_REWRITTEN;
                changes.add(new Change(kind, subject, before, after, Optional.empty(), at));
            }
            return;
        }
        boolean moved = reach.overlap(pair.base(), pair.head()) instanceof Answer.No;
        String told = refused instanceof Answer.Unknown ? after + " (" + TOO_COMPLEX + ")" : after;
        ChangeKind kind = moved ? ChangeKind.MATCH_MOVED : ChangeKind.MATCH_NARROWED;
        changes.add(new Change(kind, subject, before, told, witness(refused), at));
        if (wider && !moved) {
            changes.add(new Change(ChangeKind.MATCH_WIDENED, subject, before, after, Optional.empty(), at));
        }
    }

    /// Whether nothing that the route itself says is different, so that only hosts can be.
    private static boolean onlyHosts(Pair pair) {
        RouteMatch base = RouteMatch.of(pair.base());
        RouteMatch head = RouteMatch.of(pair.head());
        return new RouteMatch(head.hosts(), base.methods(), base.segments(), base.conditions()).equals(head);
    }

    private void upstream(Pair pair) {
        List<Finding> findings = handling.upstreams(pair.base(), pair.head());
        findings.forEach(finding -> tell(pair.head(), finding.kind(), finding.before(), finding.after()));
        if (findings.isEmpty() && !pair.base().upstream().equals(pair.head().upstream())) {
            tell(
                    pair.head(),
                    ChangeKind.UPSTREAM_RENAMED,
                    pair.base().upstream(),
                    pair.head().upstream());
        }
    }

    private Optional<Witness> witness(Answer answer) {
        return answer instanceof Answer.Yes(Sample sample)
                ? Optional.of(sample.witness("is refused"))
                : Optional.empty();
    }

    private void tell(RouteTable route, ChangeKind kind, String before, String after) {
        tell(route, kind, before, after, Optional.empty());
    }

    private void tell(RouteTable route, ChangeKind kind, String before, String after, Optional<Witness> witness) {
        Subject.OfRoute subject = subject(route);
        changes.add(new Change(kind, subject, before, after, witness, places.of(subject)));
    }

    private Subject.OfRoute subject(RouteTable route) {
        return new Subject.OfRoute(base.id(), route.api(), route.id());
    }
}
