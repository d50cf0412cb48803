package dev.postern.config.check;

import dev.postern.config.match.Given;
import dev.postern.config.match.Methods;
import dev.postern.config.match.Precedence;
import dev.postern.config.regex.PathExample;
import dev.postern.config.regex.RouteIndex;
import dev.postern.config.regex.RoutePaths;
import dev.postern.config.regex.Work;
import dev.postern.config.source.Witness;
import dev.postern.config.value.HostPattern;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds requests that two routes of a tenant both take, and that no more specific route takes from them.
///
/// Of headers and query a request has as little as the two ask for: more could only let other routes in. Work is
/// bounded: beyond it a request is told that a more specific route may take.
final class SharedRequests {
    /// A second or two for one tenant; only routes that seem to tie, or to shadow each other, cost any.
    private static final long MOST_STEPS = 5_000_000;
    /// To tell whether a route takes a kind of request and goes before another, in steps of a path's search.
    private static final int STEPS_A_LOOK = 4;

    /// A request that two routes take.
    ///
    /// @param proved whether no more specific route takes it; otherwise there was too much work to tell
    record Shared(Witness request, boolean proved) {}

    private final List<Candidate> candidates;
    private final TenantHosts hosts;
    private final Witnesses witnesses;
    private final Work work;
    private final RoutePaths paths;
    private @Nullable RouteIndex<Candidate> index;

    /// @param candidates all routes of the tenant; nothing is done with them before the first question
    SharedRequests(List<Candidate> candidates, TenantHosts hosts, Witnesses witnesses) {
        this(candidates, hosts, witnesses, new Work(MOST_STEPS));
    }

    SharedRequests(List<Candidate> candidates, TenantHosts hosts, Witnesses witnesses, Work work) {
        this.candidates = candidates;
        this.hosts = hosts;
        this.witnesses = witnesses;
        this.work = work;
        this.paths = new RoutePaths(work);
    }

    /// A request that both take, whose conditions do not exclude each other; empty when more specific routes provably
    /// take all of those.
    ///
    /// @param methods those to try, all taken by both; empty for every method
    Optional<Shared> find(Candidate one, Candidate other, Set<String> methods) {
        Given given = Given.of(one, other).orElseThrow();
        boolean looked = !work.isSpent();
        List<Candidate> near = looked ? near(one, other) : List.of(one, other);
        String likely = witnesses.path(one, other);
        Optional<Shared> unsure = Optional.empty();
        for (HostPattern host : hosts.representatives(near)) {
            if (!one.answersOn(host) || !other.answersOn(host)) {
                continue;
            }
            for (String method : methods(methods, near)) {
                work.spend(STEPS_A_LOOK * (long) near.size());
                List<Candidate> rivals = near.stream()
                        .filter(third -> Precedence.takes(third, host, method, given)
                                && Precedence.beats(third, one, method)
                                && Precedence.beats(third, other, method))
                        .toList();
                PathExample path = paths.anyTakes(rivals, likely)
                        ? paths.find(List.of(one, other), rivals)
                        : new PathExample.Found(likely);
                switch (path) {
                    case PathExample.Found(String found) -> {
                        return Optional.of(new Shared(witnesses.of(given, host, method, found), looked));
                    }
                    case PathExample.Unknown unknown ->
                        unsure = unsure.or(
                                () -> Optional.of(new Shared(witnesses.of(given, host, method, likely), false)));
                    case PathExample.None none -> {}
                }
            }
        }
        return unsure;
    }

    /// What may go before both, and these two.
    private List<Candidate> near(Candidate one, Candidate other) {
        if (index == null) {
            index = new RouteIndex<>(candidates);
        }
        List<Candidate> near = index.near(one.path());
        work.spend(STEPS_A_LOOK * (long) near.size());
        return near.stream()
                .filter(third -> third.equals(other)
                        || (Precedence.comparePaths(third, one) <= 0 && Precedence.comparePaths(third, other) <= 0))
                .toList();
    }

    /// For every method one that no route names: what is taken from that one is taken from the others.
    private static List<String> methods(Set<String> methods, Collection<Candidate> near) {
        List<String> named = Methods.named(near.stream());
        return methods.isEmpty()
                ? List.of(Methods.besides(named))
                : named.stream().filter(methods::contains).toList();
    }
}
