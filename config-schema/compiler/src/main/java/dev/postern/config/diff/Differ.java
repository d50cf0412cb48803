package dev.postern.config.diff;

import dev.postern.config.regex.Work;
import dev.postern.config.source.SourcePosition;
import dev.postern.config.table.RouteTable;
import dev.postern.config.table.TenantTable;
import dev.postern.config.value.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/// Compares two compiled trees.
///
/// Tenants that are equal cost one comparison of their records; only the others are looked into.
final class Differ {
    /// Some ten seconds; a change of a few hundred routes needs a thousandth of it.
    private static final long MOST_STEPS = 100_000_000;

    private final Places places;
    private final Work work = new Work(MOST_STEPS);
    private final HostDiff hosts;

    private Differ(Places places) {
        this.places = places;
        this.hosts = new HostDiff(places);
    }

    /// What the change from `base` to `head` means. Takes any two tables; reads and writes nothing.
    static Diff compare(Side base, Side head) {
        List<Change> changes = base.table().equals(head.table()) ? List.of() : new Differ(new Places(base, head)).run();
        return new Diff(
                new Diff.Revision(base.label(), Optional.of(base.digest())),
                new Diff.Revision(head.label(), Optional.of(head.digest())),
                changes,
                List.of());
    }

    private List<Change> run() {
        SortedMap<TenantId, TenantTable> before = places.base().table().tenants();
        SortedMap<TenantId, TenantTable> after = places.head().table().tenants();
        SortedSet<TenantId> ids = new TreeSet<>(before.keySet());
        ids.addAll(after.keySet());
        List<Change> changes = new ArrayList<>();
        for (TenantId id : ids) {
            changes.addAll(tenant(id, Optional.ofNullable(before.get(id)), Optional.ofNullable(after.get(id))));
            if (after.containsKey(id)) {
                // Though nothing of its own may have changed.
                changes.addAll(hosts.taken(id));
            }
        }
        return changes;
    }

    private List<Change> tenant(TenantId id, Optional<TenantTable> before, Optional<TenantTable> after) {
        if (before.equals(after)) {
            return List.of();
        }
        List<Change> changes = new ArrayList<>(hosts.compare(
                id,
                before.map(TenantTable::hosts).orElse(List.of()),
                after.map(TenantTable::hosts).orElse(List.of())));
        if (before.isPresent() && after.isPresent()) {
            changes.addAll(new TenantDiff(before.get(), after.get(), places, work).compare());
        } else {
            ChangeKind kind = after.isPresent() ? ChangeKind.TENANT_ADDED : ChangeKind.TENANT_REMOVED;
            Subject subject = new Subject.OfTenant(id);
            changes.removeIf(
                    change -> change.kind() == ChangeKind.HOST_ADDED || change.kind() == ChangeKind.HOST_REMOVED);
            changes.add(new Change(
                    kind,
                    subject,
                    before.map(Differ::text).orElse(""),
                    after.map(Differ::text).orElse(""),
                    Optional.empty(),
                    places.of(subject)));
        }
        if (changes.isEmpty()) {
            // Rather a false alarm than a change that nobody is told of.
            Subject subject = new Subject.OfTenant(id);
            Optional<SourcePosition> at = places.of(subject);
            changes.add(new Change(ChangeKind.UNNAMED, subject, "", "", Optional.empty(), at));
        }
        return changes;
    }

    private static String text(TenantTable tenant) {
        long apis = tenant.routes().stream().map(RouteTable::api).distinct().count();
        return String.join(
                ", ",
                Grouped.count(tenant.hosts().size(), "host"),
                Grouped.count(apis, "API"),
                Grouped.count(tenant.routes().size(), "route"));
    }
}
