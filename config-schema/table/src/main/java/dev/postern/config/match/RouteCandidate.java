package dev.postern.config.match;

import dev.postern.config.value.Host;
import dev.postern.config.value.HostPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A route whose path takes a request, and how it fared against the others.
///
/// @param <R> what a route leads to
public record RouteCandidate<R>(R route, Standing standing) {
    /// Lists all routes of a tenant whose paths take the request, the winner first where there is one, then by
    /// precedence. Tries every route: for explaining a request, not for serving it.
    ///
    /// @param hosts all of the tenant's
    /// @return at most one has [Standing.Won], and it is the one that [TenantRoutes] finds
    public static <R> List<RouteCandidate<R>> of(
            Collection<R> routes,
            Function<? super R, RouteRule> rule,
            Collection<HostPattern> hosts,
            MatchRequest request) {
        Optional<HostPattern> host = hostOf(request, hosts);
        List<Entry<R>> entries = new ArrayList<>();
        for (R route : routes) {
            RouteRule own = rule.apply(route);
            PathRank.of(own.path(), request.path())
                    .ifPresent(rank -> entries.add(new Entry<>(route, own, rank, out(own, host, request))));
        }
        entries.sort(Entry.order(request.method()));
        List<RouteCandidate<R>> candidates = new ArrayList<>();
        for (Entry<R> entry : entries) {
            Entry<R> first = entries.getFirst();
            Standing standing = entry.out()
                    .orElseGet(() -> candidates.isEmpty() ? new Standing.Won() : entry.behind(first, request.method()));
            candidates.add(new RouteCandidate<>(entry.route(), standing));
        }
        return candidates;
    }

    private static Optional<HostPattern> hostOf(MatchRequest request, Collection<HostPattern> hosts) {
        Map<HostPattern, HostPattern> all = new HashMap<>();
        hosts.forEach(host -> all.put(host, host));
        Host host = request.host();
        return host == null ? Optional.empty() : Optional.ofNullable(new HostNames<>(all).find(host));
    }

    /// Why a route does not take the request whatever the others do; empty when it would.
    private static Optional<Standing> out(RouteRule rule, Optional<HostPattern> host, MatchRequest request) {
        if (!rule.hosts().isEmpty() && host.filter(rule.hosts()::contains).isEmpty()) {
            return Optional.of(new Standing.OtherHost());
        }
        if (MethodRank.of(rule.methods(), request.method()) == MethodRank.NONE) {
            return Optional.of(new Standing.WrongMethod(rule.methods()));
        }
        return rule.conditions()
                .firstUnmet(request)
                .map(unmet -> new Standing.ConditionNotMet(unmet, unmet.metByOneOf(request)));
    }

    private record Entry<R>(R route, RouteRule rule, PathRank path, Optional<Standing> out) {
        /// Those that would take the request first, each kind by path, method and conditions.
        static Comparator<Entry<?>> order(String method) {
            return Comparator.<Entry<?>>comparingInt(entry -> entry.out().isPresent() ? 1 : 0)
                    .thenComparing(Entry::path)
                    .thenComparingInt(entry -> -MethodRank.of(entry.rule().methods(), method))
                    .thenComparingInt(entry -> -entry.rule().conditions().weight());
        }

        /// Why `won` goes before this one, which would have taken the request too.
        Standing behind(Entry<R> won, String method) {
            if (won.path.compareTo(path) != 0) {
                return new Standing.LessSpecific(won.path.differsAt(path));
            }
            if (MethodRank.of(won.rule.methods(), method) != MethodRank.of(rule.methods(), method)) {
                return new Standing.MethodNotNamed();
            }
            return won.rule.conditions().weight() > rule.conditions().weight()
                    ? new Standing.FewerConditions()
                    : new Standing.Tied();
        }
    }
}
