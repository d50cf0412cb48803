package dev.postern.config.explain;

import dev.postern.config.compile.CompileResult.Compiled;
import dev.postern.config.compile.CompileResult.RouteKey;
import dev.postern.config.effective.EffectiveRoutes;
import dev.postern.config.match.GivenRequest;
import dev.postern.config.match.HostIndex;
import dev.postern.config.match.HostMatch;
import dev.postern.config.match.PresentedKey;
import dev.postern.config.match.PresentedToken;
import dev.postern.config.match.RawQuery;
import dev.postern.config.match.RouteCandidate;
import dev.postern.config.match.Standing;
import dev.postern.config.request.Reading;
import dev.postern.config.request.RequestReader;
import dev.postern.config.request.TypedRequest;
import dev.postern.config.source.SourcePosition;
import dev.postern.config.table.RouteTable;
import dev.postern.config.table.RoutingTable;
import dev.postern.config.table.TenantTable;
import dev.postern.config.value.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Explains single requests to people: the verdict, and all that led to it.
public final class RequestExplainer {
    private static final int NO_ROUTE = 404;

    private final Compiled compiled;
    private final Explainer explainer;

    public RequestExplainer(Compiled compiled) {
        this.compiled = compiled;
        this.explainer = new Explainer(compiled.table());
    }

    /// Explains what the gateway would make of a request; one that cannot be sent is a [ExplainResult.Unsendable].
    public ExplainResult explain(TypedRequest typed) {
        return switch (RequestReader.read(typed)) {
            case Reading.Unsendable(String why) -> new ExplainResult.Unsendable(why);
            case Reading.Refused refused ->
                new ExplainResult.Explained(new Explanation(
                        typed.method() + " (a request that cannot be read)",
                        Explainer.verdict(refused),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Map.of()));
            case Reading.Readable(GivenRequest request) -> new ExplainResult.Explained(explain(request));
        };
    }

    private Explanation explain(GivenRequest request) {
        Verdict verdict = explainer.verdict(request);
        return switch (verdict) {
            case Verdict.Routed routed -> explanation(request, verdict, routed.tenant());
            case Verdict.Refused refused
            when refused.tenant().isPresent() ->
                explanation(request, verdict, refused.tenant().get());
            case Verdict.Refused refused ->
                new Explanation(
                        shown(request), verdict, Optional.empty(), Optional.empty(), List.of(), List.of(), Map.of());
        };
    }

    private Explanation explanation(GivenRequest request, Verdict verdict, TenantId id) {
        TenantTable tenant = Objects.requireNonNull(compiled.table().tenants().get(id));
        List<RouteCandidate<RouteTable>> losers = explainer.candidates(request).stream()
                .filter(candidate -> !(candidate.standing() instanceof Standing.Won))
                .toList();
        Set<RouteTable> takers = losers.stream().map(RouteCandidate::route).collect(Collectors.toSet());
        boolean noRoute = verdict instanceof Verdict.Refused(Refusal refusal, var told, var allow)
                && refusal.status() == NO_ROUTE;
        List<NearRoute> near = noRoute ? NearRoute.of(tenant, request.path(), takers) : List.of();
        Map<String, SourcePosition> positions = new TreeMap<>();
        losers.forEach(candidate -> position(tenant, candidate.route(), positions));
        near.forEach(route -> position(tenant, route.route(), positions));
        if (verdict instanceof Verdict.Routed routed) {
            position(tenant, routed.route(), positions);
        }
        return new Explanation(
                shown(request),
                verdict,
                Optional.of(toldBy(request)),
                verdict instanceof Verdict.Routed routed
                        ? new EffectiveRoutes(compiled).of(key(tenant, routed.route()))
                        : Optional.empty(),
                losers,
                near,
                positions);
    }

    private void position(TenantTable tenant, RouteTable route, Map<String, SourcePosition> positions) {
        SourcePosition at = compiled.positions().get(key(tenant, route));
        if (at != null) {
            positions.put(route.api() + "/" + route.id(), at);
        }
    }

    private String toldBy(GivenRequest request) {
        RoutingTable table = compiled.table();
        return switch (new HostIndex(table.hosts()).find(Objects.requireNonNull(request.host()))) {
            case HostMatch.Shared shared -> {
                List<String> names =
                        shared.tenants().stream().map(TenantId::value).toList();
                yield "by the " + teller(request) + "; the host is shared by " + String.join(", ", names);
            }
            case HostMatch.Owned owned -> "by the host " + request.host();
            case HostMatch.Unknown unknown -> "";
            case HostMatch.Damaged damaged -> "";
        };
    }

    private static String teller(GivenRequest request) {
        boolean byToken = PresentedKey.of(request, false) == null
                && PresentedToken.of(request) instanceof PresentedToken.Presented;
        return byToken ? "issuer of the token" : "tag of the API key";
    }

    private static RouteKey key(TenantTable tenant, RouteTable route) {
        return new RouteKey(tenant.id(), route.api(), route.id());
    }

    /// As the gateway reads it; a key in the query is left out.
    private static String shown(GivenRequest request) {
        String query = request.query().isEmpty()
                ? ""
                : RawQuery.without(request.query().substring(1), "api_key");
        return request.method() + " " + request.host() + request.path() + (query.isEmpty() ? "" : "?" + query);
    }
}
