package dev.postern.config.diff;

import dev.postern.config.diff.Subject.OfApi;
import dev.postern.config.diff.Subject.OfRoute;
import dev.postern.config.table.RouteTable;
import dev.postern.config.table.TenantTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Says of an API as a whole what holds for each of its routes.
final class Fold {
    private Fold() {}

    /// An API that one of the tables does not have, and of which every route was plainly added or removed,
    /// becomes one change with the first one's witness.
    static List<Change> apis(List<Change> changes, TenantTable base, TenantTable head) {
        List<Change> added = fold(changes, ChangeKind.ROUTE_ADDED, ChangeKind.API_ADDED, base, head);
        return fold(added, ChangeKind.ROUTE_REMOVED, ChangeKind.API_REMOVED, head, base);
    }

    private static List<Change> fold(
            List<Change> changes, ChangeKind ofRoute, ChangeKind ofApi, TenantTable without, TenantTable with) {
        Map<String, Long> sizes = sizes(with.routes());
        sizes.keySet().removeAll(sizes(without.routes()).keySet());
        Map<String, List<Change>> folded = new LinkedHashMap<>();
        for (Change change : changes) {
            if (change.kind() == ofRoute && change.subject() instanceof OfRoute route) {
                folded.computeIfAbsent(route.api(), key -> new ArrayList<>()).add(change);
            }
        }
        folded.entrySet()
                .removeIf(api ->
                        sizes.getOrDefault(api.getKey(), 0L) != api.getValue().size());
        List<Change> result = new ArrayList<>();
        for (Change change : changes) {
            boolean gone = change.kind() == ofRoute
                    && change.subject() instanceof OfRoute route
                    && folded.containsKey(route.api());
            if (!gone) {
                result.add(change);
            }
        }
        folded.forEach((api, routes) -> result.add(of(ofApi, new OfApi(with.id(), api), routes)));
        return result;
    }

    private static Change of(ChangeKind kind, OfApi api, List<Change> routes) {
        String count = Grouped.count(routes.size(), "route");
        boolean added = kind == ChangeKind.API_ADDED;
        Optional<Witness> witness =
                routes.stream().flatMap(route -> route.witness().stream()).findFirst();
        return new Change(
                kind,
                api,
                added ? "" : count,
                added ? count : "",
                witness,
                routes.getFirst().at());
    }

    private static Map<String, Long> sizes(Collection<RouteTable> routes) {
        return routes.stream().collect(Collectors.groupingBy(RouteTable::api, Collectors.counting()));
    }
}
