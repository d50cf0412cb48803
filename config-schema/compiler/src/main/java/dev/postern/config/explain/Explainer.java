package dev.postern.config.explain;

import dev.postern.config.match.GivenRequest;
import dev.postern.config.match.PathParameters;
import dev.postern.config.match.RequestMatch;
import dev.postern.config.match.RouteCandidate;
import dev.postern.config.policy.AuthConfig;
import dev.postern.config.request.Reading;
import dev.postern.config.table.RouteTable;
import dev.postern.config.table.RoutingTable;
import dev.postern.config.table.TableMatcher;
import dev.postern.config.value.TenantId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/// Tells what the gateway makes of requests; the match is the gateway's own. Safe from any thread.
public final class Explainer {
    private final TableMatcher matcher;

    public Explainer(RoutingTable table) {
        this.matcher = new TableMatcher(table);
    }

    /// What a request that could be written down leads to.
    public Verdict verdict(GivenRequest request) {
        return switch (matcher.match(request)) {
            case RequestMatch.Matched<RouteTable>(
                    TenantId tenant,
                    RouteTable route,
                    int _,
                    PathParameters parameters) ->
                new Verdict.Routed(tenant, route, parameters.all(), Admission.of(authOf(route), tenant, request));
            case RequestMatch.UnknownHost<RouteTable> unknown ->
                refused(421, "unknown_host", "no tenant answers for the host " + request.host());
            case RequestMatch.UnknownTenant<RouteTable> unknown ->
                refused(
                        401,
                        "tenant_unknown",
                        "tenants share the host " + request.host() + ", and no API key tells which one is meant");
            case RequestMatch.IndexDamaged<RouteTable>(String reason) -> refused(503, "config_unavailable", reason);
            case RequestMatch.NoRoute<RouteTable>(TenantId tenant) ->
                new Verdict.Refused(
                        new Refusal(404, "no_route", "no route of " + tenant + " takes this path"),
                        Optional.of(tenant),
                        Collections.emptySortedSet());
            case RequestMatch.MethodNotAllowed<RouteTable>(TenantId tenant, SortedSet<String> allow) ->
                new Verdict.Refused(
                        new Refusal(405, "method_not_allowed", "the path takes " + String.join(", ", allow)),
                        Optional.of(tenant),
                        allow);
        };
    }

    /// The routes whose paths take a request, and how each fared.
    public List<RouteCandidate<RouteTable>> candidates(GivenRequest request) {
        return matcher.candidates(request);
    }

    /// The verdict on what the gateway refuses to read.
    public static Verdict verdict(Reading.Refused refused) {
        return refused(refused.status(), refused.code(), refused.detail());
    }

    private static Verdict refused(int status, String code, String detail) {
        return new Verdict.Refused(new Refusal(status, code, detail), Optional.empty(), Collections.emptySortedSet());
    }

    private static AuthConfig authOf(RouteTable route) {
        return route.policies().stream()
                .filter(AuthConfig.class::isInstance)
                .map(AuthConfig.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
