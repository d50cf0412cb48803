package dev.postern.bench.jmh;

import dev.postern.config.match.GivenRequest;
import dev.postern.config.match.RequestMatch;
import dev.postern.config.table.RouteTable;
import dev.postern.config.table.RoutingTable;
import dev.postern.config.table.TableMatcher;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/// From a request's host, method and canonical path to its route, each request for another route.
///
/// [#match] less [#fetch] is the match alone: in a gateway a request's own bytes have just been read, here they lie
/// among those of as many requests as there are routes and have to be fetched from memory first, which both do alike.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MatchBenchmark {
    /// How many routes there are in all.
    @Param("100000")
    public int routes;

    /// Among how many tenants they are parted.
    @Param({"1", "10000"})
    public int tenants;

    private List<GivenRequest> requests = List.of();
    private TableMatcher matcher = new TableMatcher(new RoutingTable(new TreeMap<>()));
    private int next;

    /// Builds all trees.
    @Setup
    public void build() {
        ManyRoutes many = ManyRoutes.of(tenants, routes);
        matcher = many.matcher();
        requests = many.requests();
        for (GivenRequest request : requests) {
            if (!(matcher.match(request) instanceof RequestMatch.Matched<RouteTable>)) {
                throw new IllegalStateException(request + " (expected: a route takes it)");
            }
        }
    }

    /// Fetches a request and matches it.
    @Benchmark
    public RequestMatch<RouteTable> match(Blackhole fetched) {
        GivenRequest request = request();
        fetched.consume(bytesOf(request));
        return matcher.match(request);
    }

    /// What it costs to fetch a request that nobody has looked at for long.
    @Benchmark
    public int fetch() {
        return bytesOf(request());
    }

    private static int bytesOf(GivenRequest request) {
        int sum = request.host().name().charAt(0) + request.method().length();
        for (int i = 0; i < request.path().size(); i++) {
            sum += request.path().segment(i).charAt(0);
        }
        return sum;
    }

    private GivenRequest request() {
        next = next + 1 == requests.size() ? 0 : next + 1;
        return requests.get(next);
    }
}
