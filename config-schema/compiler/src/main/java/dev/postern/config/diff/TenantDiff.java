package dev.postern.config.diff;

import dev.postern.config.diff.Handling.UpstreamName;
import dev.postern.config.diff.RoutePairs.Pair;
import dev.postern.config.regex.Work;
import dev.postern.config.table.IssuerTable;
import dev.postern.config.table.PlanTable;
import dev.postern.config.table.TenantTable;
import dev.postern.config.table.UpstreamTable;
import dev.postern.config.value.TenantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Compares a tenant that is in both tables, apart from its hosts.
final class TenantDiff {
    private final TenantTable base;
    private final TenantTable head;
    private final Places places;
    private final Work work;
    private final List<Change> changes = new ArrayList<>();

    TenantDiff(TenantTable base, TenantTable head, Places places, Work work) {
        this.base = base;
        this.head = head;
        this.places = places;
        this.work = work;
    }

    List<Change> compare() {
        plan(base.plan(), head.plan());
        issuers();
        RoutePairs pairs = RoutePairs.of(base, head);
        Handling handling = new Handling(base, head);
        upstreams(pairs, handling);
        changes.addAll(new RouteDiff(base, head, pairs, handling, places, work).compare());
        return Fold.apis(changes, base, head);
    }

    private TenantId tenant() {
        return head.id();
    }

    private void plan(PlanTable before, PlanTable after) {
        if (before.equals(after)) {
            return;
        }
        boolean lower = after.keyLimitPerMinute() < before.keyLimitPerMinute()
                || after.keyLimitPerDay() < before.keyLimitPerDay();
        boolean higher = after.keyLimitPerMinute() > before.keyLimitPerMinute()
                || after.keyLimitPerDay() > before.keyLimitPerDay();
        if (lower) {
            tell(ChangeKind.PLAN_LOWERED, before, after);
        }
        if (higher) {
            tell(ChangeKind.PLAN_RAISED, before, after);
        }
        if (!lower && !higher) {
            tell(ChangeKind.PLAN_RENAMED, before, after);
        }
    }

    private void tell(ChangeKind kind, PlanTable before, PlanTable after) {
        Subject subject = new Subject.OfTenant(tenant());
        changes.add(new Change(
                kind, subject, text(before), text(after), Optional.empty(), places.ofPlan(tenant(), before, after)));
    }

    private void issuers() {
        Map<String, IssuerTable> before = byName(base);
        Map<String, IssuerTable> after = byName(head);
        SortedSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            IssuerTable was = before.get(name);
            IssuerTable is = after.get(name);
            if (was == null && is != null) {
                tell(name, new Finding(ChangeKind.ISSUER_ADDED, "", IssuerDiff.text(is)));
            } else if (is == null && was != null) {
                tell(name, new Finding(ChangeKind.ISSUER_REMOVED, IssuerDiff.text(was), ""));
            } else if (was != null && is != null) {
                IssuerDiff.compare(was, is).forEach(finding -> tell(name, finding));
            }
        }
    }

    private static Map<String, IssuerTable> byName(TenantTable tenant) {
        return tenant.issuers().stream().collect(Collectors.toMap(IssuerTable::name, issuer -> issuer));
    }

    private void tell(String issuer, Finding finding) {
        Subject subject = new Subject.OfIssuer(tenant(), issuer);
        changes.add(new Change(
                finding.kind(), subject, finding.before(), finding.after(), Optional.empty(), places.of(subject)));
    }

    private static String text(PlanTable plan) {
        return "%s (%d a key and minute, %d a day)"
                .formatted(plan.name(), plan.keyLimitPerMinute(), plan.keyLimitPerDay());
    }

    /// What an upstream's settings change is said once, however many routes lead to it.
    private void upstreams(RoutePairs pairs, Handling handling) {
        Set<UpstreamName> kept = new HashSet<>();
        for (Pair pair : pairs.kept()) {
            if (Handling.upstreamOf(pair.base()).equals(Handling.upstreamOf(pair.head()))) {
                kept.add(Handling.upstreamOf(pair.base()));
            }
        }
        Set<UpstreamName> used = new HashSet<>();
        base.routes().forEach(route -> used.add(Handling.upstreamOf(route)));
        head.routes().forEach(route -> used.add(Handling.upstreamOf(route)));
        SortedSet<UpstreamName> names =
                new TreeSet<>(Comparator.comparing(UpstreamName::api).thenComparing(UpstreamName::name));
        names.addAll(handling.base().keySet());
        names.addAll(handling.head().keySet());
        for (UpstreamName name : names) {
            Optional<UpstreamTable> before = Optional.ofNullable(handling.base().get(name));
            Optional<UpstreamTable> after = Optional.ofNullable(handling.head().get(name));
            if (kept.contains(name)) {
                UpstreamDiff.compare(before.orElseThrow(), after.orElseThrow()).forEach(finding -> tell(name, finding));
            } else if (!before.equals(after) && !(used.contains(name) && before.isPresent() != after.isPresent())) {
                String was = before.map(UpstreamDiff::text).orElse("");
                String is = after.map(UpstreamDiff::text).orElse("");
                Setting setting = before.stream()
                        .flatMap(some -> after.stream().flatMap(other -> UpstreamDiff.compare(some, other).stream()))
                        .map(Finding::setting)
                        .findFirst()
                        .orElse(Setting.OTHER);
                tell(name, new Finding(ChangeKind.UPSTREAM_IDLE, was, is, setting));
            }
        }
    }

    private void tell(UpstreamName name, Finding finding) {
        Subject.OfUpstream subject = new Subject.OfUpstream(tenant(), name.api(), name.name());
        changes.add(new Change(
                finding.kind(),
                subject,
                finding.before(),
                finding.after(),
                Optional.empty(),
                places.of(subject, finding.setting())));
    }
}
