package dev.postern.config.diff;

import dev.postern.config.table.RouteTable;
import dev.postern.config.table.TenantTable;
import dev.postern.config.table.UpstreamTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a tenant does with requests once their route is known.
final class Handling {
    /// An upstream's name is unique in its API only.
    record UpstreamName(String api, String name) {}

    private final Map<UpstreamName, UpstreamTable> base = new HashMap<>();
    private final Map<UpstreamName, UpstreamTable> head = new HashMap<>();

    Handling(TenantTable base, TenantTable head) {
        base.upstreams().forEach(upstream -> this.base.put(name(upstream), upstream));
        head.upstreams().forEach(upstream -> this.head.put(name(upstream), upstream));
    }

    static UpstreamName name(UpstreamTable upstream) {
        return new UpstreamName(upstream.api(), upstream.name());
    }

    static UpstreamName upstreamOf(RouteTable route) {
        return new UpstreamName(route.api(), route.upstream());
    }

    /// What is different for a request that was handled by `from` and is now handled by `to`.
    List<Finding> compare(RouteTable from, RouteTable to) {
        List<Finding> findings = new ArrayList<>(upstreams(from, to));
        findings.addAll(PolicyDiff.compare(from, to));
        return findings;
    }

    /// The upstreams' part of it.
    List<Finding> upstreams(RouteTable from, RouteTable to) {
        UpstreamTable before = base.get(upstreamOf(from));
        UpstreamTable after = head.get(upstreamOf(to));
        if (before == null || after == null) {
            throw new IllegalArgumentException("upstream of " + from.id() + ", " + to.id() + " (expected: compiled)");
        }
        return UpstreamDiff.compare(before, after);
    }

    Map<UpstreamName, UpstreamTable> base() {
        return base;
    }

    Map<UpstreamName, UpstreamTable> head() {
        return head;
    }
}
