package dev.postern.config.merge;

import dev.postern.config.merge.PoliciesInForce.LimitInForce;
import dev.postern.config.model.ApiFile;
import dev.postern.config.model.AuthModel;
import dev.postern.config.model.LimitModel;
import dev.postern.config.model.Located;
import dev.postern.config.model.PlanModel;
import dev.postern.config.model.RouteModel;
import dev.postern.config.model.TenantFile;
import dev.postern.config.policy.AuthConfig;
import dev.postern.config.policy.PolicyConfig;
import dev.postern.config.policy.RateLimitConfig;
import dev.postern.config.policy.RateLimitConfig.Limit;
import dev.postern.config.policy.RateLimitConfig.Scope;
import dev.postern.config.policy.RateLimitConfig.Window;
import dev.postern.config.value.HeaderName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Turns the policies in force for a route into its compiled ones.
public final class RoutePolicies {
    private RoutePolicies() {}

    /// The policies of one route.
    ///
    /// @param tenant   whose issuers and manner of presenting keys hold
    /// @param believed the names that the route's upstream is told something of callers under, on any route
    public static List<PolicyConfig> compile(
            PoliciesInForce inForce,
            TenantFile tenant,
            ApiFile api,
            RouteModel route,
            PlanModel plan,
            Collection<HeaderName> believed) {
        List<PolicyConfig> policies = new ArrayList<>();
        Optional<AuthModel> auth = inForce.auth().map(Located::value);
        auth.ifPresent(model -> policies.add(auth(model, tenant)));
        inForce.require().compile().ifPresent(policies::add);
        inForce.identity().compile(believed).ifPresent(policies::add);
        boolean byKey = auth.filter(RoutePolicies::asksForKey).isPresent();
        List<Limit> limits = new ArrayList<>();
        for (LimitInForce limit : inForce.limitsInOrder()) {
            // A key's count has nothing to count where nobody shows a key.
            if (byKey || limit.limit().per() != Scope.KEY) {
                limits.add(limit(limit, api, route));
            }
        }
        if (byKey) {
            plan.perMinute()
                    .ifPresent(most ->
                            limits.add(new Limit(Limit.PLAN_MINUTE, "", Scope.KEY, most.value(), Window.MINUTE)));
            plan.perDay()
                    .ifPresent(most -> limits.add(new Limit(Limit.PLAN_DAY, "", Scope.KEY, most.value(), Window.DAY)));
        }
        if (!limits.isEmpty()) {
            limits.sort(Comparator.comparing(Limit::name));
            policies.add(new RateLimitConfig(limits));
        }
        policies.sort(Comparator.comparing(PolicyConfig::kind));
        return policies;
    }

    /// Whether `auth` accepts an API key.
    public static boolean asksForKey(AuthModel auth) {
        return auth.anyOf().contains(new AuthModel.ApiKey());
    }

    private static AuthConfig auth(AuthModel auth, TenantFile tenant) {
        List<AuthConfig.Source> sources = new ArrayList<>();
        for (AuthModel.Source source : auth.anyOf()) {
            sources.add(
                    switch (source) {
                        case AuthModel.ApiKey key -> new AuthConfig.ApiKey(tenant.keysInQuery());
                        case AuthModel.Jwt jwt -> IssuersInForce.jwt(jwt, tenant.issuers());
                    });
        }
        return new AuthConfig(
                sources, auth.passCredential().filter(Located::value).isPresent());
    }

    private static Limit limit(LimitInForce inForce, ApiFile api, RouteModel route) {
        LimitModel limit = inForce.limit();
        String apiName = api.stem();
        String routeName = apiName + "/" + route.id().map(Located::value).orElse("");
        String space = limit.per() == Scope.ROUTE
                ? routeName
                : switch (inForce.level()) {
                    case PLATFORM, TENANT -> "";
                    case API -> apiName;
                    case ROUTE -> routeName;
                };
        return new Limit(limit.name(), space, limit.per(), limit.requests().value(), limit.window());
    }
}
