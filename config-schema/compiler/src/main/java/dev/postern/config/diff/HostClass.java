package dev.postern.config.diff;

import dev.postern.config.table.HostClaim;
import dev.postern.config.table.RouteTable;
import dev.postern.config.table.TenantTable;
import dev.postern.config.value.HostPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Hosts of a tenant that make no difference to its routes.
///
/// @param name a name that stands for them
/// @param base the tenant's host that takes it in the base, which is the most specific
/// @param head the one in the head
record HostClass(String name, HostPattern base, HostPattern head) {
    /// The classes of the hosts that the tenant has in both; one where no route asks for hosts.
    static List<HostClass> of(TenantTable base, TenantTable head) {
        Set<Set<HostPattern>> asked = new LinkedHashSet<>();
        Stream.concat(base.routes().stream(), head.routes().stream())
                .map(RouteTable::hosts)
                .forEach(asked::add);
        List<HostPattern> before = patterns(base);
        List<HostPattern> after = patterns(head);
        Set<HostPattern> all = new LinkedHashSet<>(before);
        all.addAll(after);
        Set<List<Boolean>> seen = new HashSet<>();
        List<HostClass> classes = new ArrayList<>();
        for (HostPattern pattern : all) {
            String name = example(pattern, before, after);
            Optional<HostPattern> was = find(name, before);
            Optional<HostPattern> is = find(name, after);
            if (was.isPresent() && is.isPresent()) {
                List<Boolean> answers = new ArrayList<>();
                asked.forEach(hosts -> {
                    answers.add(hosts.isEmpty() || hosts.contains(was.get()));
                    answers.add(hosts.isEmpty() || hosts.contains(is.get()));
                });
                if (seen.add(answers)) {
                    classes.add(new HostClass(name, was.get(), is.get()));
                }
            }
        }
        return classes;
    }

    /// Exact hosts first: they make the plainest examples.
    private static List<HostPattern> patterns(TenantTable tenant) {
        return tenant.hosts().stream()
                .map(HostClaim::host)
                .sorted(Comparator.comparing(HostPattern::wildcard).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /// For a wildcard `x` and its name, unless that leads to another host; no host begins with an underscore.
    private static String example(HostPattern pattern, List<HostPattern> before, List<HostPattern> after) {
        if (!pattern.wildcard()) {
            return pattern.name();
        }
        String name = "x." + pattern.name();
        boolean own = Stream.of(before, after)
                .flatMap(hosts -> find(name, hosts).stream())
                .allMatch(pattern::equals);
        return own ? name : "_." + pattern.name();
    }

    private static Optional<HostPattern> find(String name, List<HostPattern> hosts) {
        return hosts.stream()
                .filter(host -> host.wildcard() ? name.endsWith("." + host.name()) : name.equals(host.name()))
                .min(Comparator.comparing(HostPattern::wildcard)
                        .thenComparing(host -> host.name().length(), Comparator.reverseOrder()));
    }
}
