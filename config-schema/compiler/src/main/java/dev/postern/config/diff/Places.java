package dev.postern.config.diff;

import dev.postern.config.json.Place;
import dev.postern.config.source.SourcePosition;
import dev.postern.config.table.PlanTable;
import dev.postern.config.value.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Where something is written: in the head, or in the base where the head has it no more.
record Places(Side base, Side head) {
    Optional<SourcePosition> of(Subject subject) {
        return head.written().position(subject).or(() -> base.written().position(subject));
    }

    /// Where a host is written that is no more in the head: in the base, or where the head has other hosts in another
    /// file, such as an environment's, which makes the difference.
    Optional<SourcePosition> ofRemoved(Subject.OfHost subject) {
        Optional<Place> was = base.written().host(subject);
        Optional<Place> instead = head.written().hosts(subject.tenant());
        return Stream.concat(
                        instead.stream()
                                .filter(place ->
                                        was.isPresent() && !pathOf(place).equals(pathOf(was.get()))),
                        was.stream())
                .findFirst()
                .map(Place::position);
    }

    /// Where the hosts are written that a route answers on: the API's, or else the tenant's.
    Optional<SourcePosition> ofHosts(Subject.OfRoute route) {
        return head.written()
                .hosts(route.tenant(), route.api())
                .or(() -> head.written().hosts(route.tenant()))
                .map(Place::position)
                .or(() -> of(route));
    }

    /// Where the name of a tenant's plan is written, or where the plan has kept its name, the limit that is different.
    Optional<SourcePosition> ofPlan(TenantId tenant, PlanTable before, PlanTable after) {
        if (!before.name().equals(after.name())) {
            return of(new Subject.OfTenant(tenant));
        }
        boolean minute = before.keyLimitPerMinute() != after.keyLimitPerMinute();
        return head.written().planLimit(tenant, minute).map(Place::position).or(() -> of(new Subject.OfTenant(tenant)));
    }

    /// Where the value of an upstream's setting is written that is in force in the head; of more than one, the first
    /// that is new.
    Optional<SourcePosition> of(Subject.OfUpstream upstream, Setting setting) {
        Map<Object, Place> was = base.written().setting(upstream, setting);
        Map<Object, Place> is = head.written().setting(upstream, setting);
        Stream<Place> added = is.entrySet().stream()
                .filter(value -> !was.containsKey(value.getKey()))
                .map(Map.Entry::getValue);
        return Stream.of(added, is.values().stream(), was.values().stream())
                .flatMap(places -> places)
                .findFirst()
                .map(Place::position)
                .or(() -> of(upstream));
    }

    private static String pathOf(Place place) {
        return place.file().path();
    }
}
