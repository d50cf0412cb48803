package dev.postern.config.diff;

import dev.postern.config.table.RouteTable;
import dev.postern.config.table.TenantTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Which route of the head is which of the base: by name, and where a name is gone by an equal match.
///
/// @param kept    those that are in both
/// @param removed those of the base alone
/// @param added   those of the head alone
record RoutePairs(List<Pair> kept, List<RouteTable> removed, List<RouteTable> added) {
    /// @param base as it was
    /// @param head as it shall be
    /// @param rehosted whether requests to a host may be addressed to another of the tenant's than before, which
    ///                 matters where routes ask for hosts
    record Pair(RouteTable base, RouteTable head, boolean rehosted) {
        boolean renamed() {
            return !base.api().equals(head.api()) || !base.id().equals(head.id());
        }

        boolean sameMatch() {
            return !rehosted && RouteMatch.of(base).equals(RouteMatch.of(head));
        }
    }

    private record Name(String api, String id) {
        static Name of(RouteTable route) {
            return new Name(route.api(), route.id());
        }
    }

    static RoutePairs of(TenantTable before, TenantTable after) {
        List<RouteTable> base = before.routes();
        List<RouteTable> head = after.routes();
        boolean restricted = Stream.concat(base.stream(), head.stream())
                .anyMatch(route -> !route.hosts().isEmpty());
        boolean rehosted = restricted && !before.hosts().equals(after.hosts());
        Map<Name, RouteTable> byName = new HashMap<>();
        base.forEach(route -> byName.put(Name.of(route), route));
        List<Pair> kept = new ArrayList<>();
        List<RouteTable> unnamed = new ArrayList<>();
        for (RouteTable route : head) {
            RouteTable same = byName.remove(Name.of(route));
            if (same != null) {
                kept.add(new Pair(same, route, rehosted));
            } else {
                unnamed.add(route);
            }
        }
        Map<RouteMatch, RouteTable> byMatch = new HashMap<>();
        byName.values().forEach(route -> byMatch.put(RouteMatch.of(route), route));
        List<RouteTable> added = new ArrayList<>();
        for (RouteTable route : unnamed) {
            RouteTable same = byMatch.remove(RouteMatch.of(route));
            if (same != null) {
                kept.add(new Pair(same, route, rehosted));
                byName.remove(Name.of(same));
            } else {
                added.add(route);
            }
        }
        List<RouteTable> removed = base.stream()
                .filter(route -> byName.containsKey(Name.of(route)))
                .toList();
        return new RoutePairs(kept, removed, added);
    }
}
