package dev.postern.config.diff;

import dev.postern.config.table.RouteTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which route of the head is which of the base: by name, and where a name is gone by an equal match.
///
/// @param kept    those that are in both
/// @param removed those of the base alone
/// @param added   those of the head alone
record RoutePairs(List<Pair> kept, List<RouteTable> removed, List<RouteTable> added) {
    /// @param base as it was
    /// @param head as it shall be
    record Pair(RouteTable base, RouteTable head) {
        boolean renamed() {
            return !base.api().equals(head.api()) || !base.id().equals(head.id());
        }

        boolean sameMatch() {
            return RouteMatch.of(base).equals(RouteMatch.of(head));
        }
    }

    private record Name(String api, String id) {
        static Name of(RouteTable route) {
            return new Name(route.api(), route.id());
        }
    }

    static RoutePairs of(Collection<RouteTable> base, Collection<RouteTable> head) {
        Map<Name, RouteTable> byName = new HashMap<>();
        base.forEach(route -> byName.put(Name.of(route), route));
        List<Pair> kept = new ArrayList<>();
        List<RouteTable> unnamed = new ArrayList<>();
        for (RouteTable route : head) {
            RouteTable before = byName.remove(Name.of(route));
            if (before != null) {
                kept.add(new Pair(before, route));
            } else {
                unnamed.add(route);
            }
        }
        Map<RouteMatch, RouteTable> byMatch = new HashMap<>();
        byName.values().forEach(route -> byMatch.put(RouteMatch.of(route), route));
        List<RouteTable> added = new ArrayList<>();
        for (RouteTable route : unnamed) {
            RouteTable before = byMatch.remove(RouteMatch.of(route));
            if (before != null) {
                kept.add(new Pair(before, route));
                byName.remove(Name.of(before));
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
