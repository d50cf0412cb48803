package dev.postern.bench.jmh;

import dev.postern.config.match.GivenRequest;
import dev.postern.config.table.HostClaim;
import dev.postern.config.table.PlanTable;
import dev.postern.config.table.RouteTable;
import dev.postern.config.table.RoutingTable;
import dev.postern.config.table.TableMatcher;
import dev.postern.config.table.TenantTable;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.LinearRegex;
import dev.postern.config.value.PathPattern;
import dev.postern.config.value.PathPattern.Literal;
import dev.postern.config.value.PathPattern.Parameter;
import dev.postern.config.value.PathPattern.Rest;
import dev.postern.config.value.PathPattern.Segment;
import dev.postern.config.value.TenantId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/// A table of many routes of every class, and a request for each of them, in an order without pattern.
///
/// @param matcher  with every tenant's tree built
/// @param requests each is taken by a route of its own
record ManyRoutes(TableMatcher matcher, List<GivenRequest> requests) {
    private static final Optional<LinearRegex> NUMBER = LinearRegex.parse("[0-9]+");
    private static final int CLASSES = 5;
    private static final int APIS = 100;
    private static final long SEED = 42;

    /// @param tenants among whom the routes are parted
    static ManyRoutes of(int tenants, int routes) {
        TreeMap<TenantId, TenantTable> all = new TreeMap<>();
        List<GivenRequest> requests = new ArrayList<>(routes);
        for (int tenant = 0; tenant < tenants; tenant++) {
            TenantId id = new TenantId("t" + tenant);
            List<RouteTable> own = new ArrayList<>();
            for (int route = tenant; route < routes; route += tenants) {
                own.add(route(own.size()));
                requests.add(request(id + ".localhost", own.size() - 1));
            }
            HostClaim host = new HostClaim(new HostPattern(id + ".localhost", false), false);
            all.put(id, new TenantTable(id, new PlanTable("pro", 1_000, 1_000_000), List.of(host), List.of(), own));
        }
        Collections.shuffle(requests, new Random(SEED));
        TableMatcher matcher = new TableMatcher(new RoutingTable(all));
        requests.forEach(matcher::match);
        return new ManyRoutes(matcher, List.copyOf(requests));
    }

    private static RouteTable route(int number) {
        List<Segment> path = new ArrayList<>(List.of(new Literal(api(number)), new Literal(thing(number))));
        Parameter id = new Parameter("id", Optional.empty());
        String method = number % CLASSES == 1 ? "POST" : "GET";
        switch (number % CLASSES) {
            case 2 -> path.add(id);
            case 3 -> path.addAll(List.of(new Parameter("number", NUMBER), new Literal("lines")));
            case 4 -> path.addAll(List.of(id, new Literal("parts"), new Rest("path", Optional.empty())));
            default -> {}
        }
        TreeSet<String> methods = new TreeSet<>(List.of(method));
        return new RouteTable("api", "route-" + number, methods, new PathPattern(path), "main", List.of());
    }

    private static GivenRequest request(String host, int number) {
        String behind = switch (number % CLASSES) {
            case 2 -> "/a1b2";
            case 3 -> "/7/lines";
            case 4 -> "/x/parts/a/b";
            default -> "";
        };
        String method = number % CLASSES == 1 ? "POST" : "GET";
        return GivenRequest.of(method, host, "/" + api(number) + "/" + thing(number) + behind, List.of())
                .orElseThrow();
    }

    private static String api(int number) {
        return "api-" + number / CLASSES % APIS;
    }

    private static String thing(int number) {
        return "things-" + number / CLASSES;
    }
}
