package dev.postern.config.check;

import dev.postern.config.merge.Level;
import dev.postern.config.merge.PoliciesInForce;
import dev.postern.config.merge.PoliciesInForce.LimitInForce;
import dev.postern.config.merge.RoutePolicies;
import dev.postern.config.model.ApiFile;
import dev.postern.config.model.AuthModel;
import dev.postern.config.model.Config;
import dev.postern.config.model.LimitModel;
import dev.postern.config.model.Located;
import dev.postern.config.model.PlanModel;
import dev.postern.config.model.PlatformFile;
import dev.postern.config.model.PoliciesModel;
import dev.postern.config.model.RouteModel;
import dev.postern.config.model.TenantFile;
import dev.postern.config.policy.RateLimitConfig.Scope;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.Quoted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every route has an auth, no level weakens another, and limits fit the auth and the plan.
final class PolicyChecks {
    private PolicyChecks() {}

    static void run(Config config, List<Problem> problems) {
        // An unreadable file may have set an auth, so that nobody is to blame for its absence.
        PoliciesModel unknown = PoliciesModel.ofNothing(true);
        PoliciesModel platform = config.platform().map(PlatformFile::policies).orElse(unknown);
        PoliciesInForce base = PoliciesInForce.NOTHING.and(Level.PLATFORM, platform, problems);
        Map<String, PoliciesInForce> tenants = new HashMap<>();
        config.tenants()
                .forEach((folder, tenant) -> tenants.put(folder, base.and(Level.TENANT, tenant.policies(), problems)));
        TokenChecks tokens = new TokenChecks(problems);
        SharedTokens sharedTokens = new SharedTokens(problems);
        CallerChecks callers = new CallerChecks(problems);
        for (ApiFile api : config.apis()) {
            PoliciesInForce above =
                    tenants.computeIfAbsent(api.folder(), folder -> base.and(Level.TENANT, unknown, problems));
            PoliciesInForce inForce = above.and(Level.API, api.policies(), problems);
            Optional<TenantFile> tenant = Optional.ofNullable(config.tenants().get(api.folder()));
            Optional<PlanModel> plan = plan(config, api.folder());
            for (RouteModel route : api.routes()) {
                PoliciesInForce all = inForce.and(Level.ROUTE, route.policies(), problems);
                route(route, all, tenant, plan, tokens, problems);
                all.auth().ifPresent(auth -> {
                    tenant.ifPresent(known -> sharedTokens.add(known, api, auth.value()));
                    callers.check(api, route, auth.value(), all);
                });
            }
        }
    }

    private static Optional<PlanModel> plan(Config config, String folder) {
        TenantFile tenant = config.tenants().get(folder);
        if (tenant == null || tenant.plan().isEmpty()) {
            return Optional.empty();
        }
        return config.platform().orElse(PlatformFile.UNKNOWN).plans().stream()
                .filter(plan -> plan.name().value().equals(tenant.plan().get().value()))
                .findFirst();
    }

    private static void route(
            RouteModel route,
            PoliciesInForce inForce,
            Optional<TenantFile> tenant,
            Optional<PlanModel> plan,
            TokenChecks tokens,
            List<Problem> problems) {
        if (inForce.auth().isEmpty()) {
            if (!inForce.unclear()) {
                problems.add(route.place()
                        .problem(
                                ProblemCode.NO_AUTH,
                                "no auth is in force for this route",
                                "write \"auth\" in the policies of the route, its API, its tenant or the platform;"
                                        + " \"none\" lets everybody in"));
            }
            return;
        }
        AuthModel auth = inForce.auth().get().value();
        tenant.ifPresent(known -> tokens.check(auth, known));
        boolean byKey = RoutePolicies.asksForKey(auth);
        for (LimitInForce limit : inForce.limitsInOrder()) {
            if (limit.limit().per() != Scope.KEY) {
                continue;
            }
            if (byKey) {
                plan.ifPresent(some -> abovePlan(limit, some, problems));
            } else if (limit.level().compareTo(inForce.authLevel()) >= 0) {
                // One from a level above stays silent: it was written for that level's other routes.
                String name = route.id().map(id -> Quoted.text(id.value())).orElse("here");
                String message = "a limit per key on the route " + name + ", which asks for no key";
                problems.add(limit.limit()
                        .at()
                        .problem(
                                ProblemCode.KEY_LIMIT_WITHOUT_KEY,
                                message,
                                "write \"per\": \"route\", or ask for a key"));
            }
        }
    }

    private static void abovePlan(LimitInForce inForce, PlanModel plan, List<Problem> problems) {
        LimitModel limit = inForce.limit();
        Optional<Located<Long>> most = switch (limit.window()) {
            case MINUTE -> plan.perMinute();
            case DAY -> plan.perDay();
            case SECOND, HOUR -> Optional.empty();
        };
        // The platform's limits are a ceiling for all plans, not a promise to one tenant.
        boolean promised = inForce.level() != Level.PLATFORM;
        if (promised
                && most.isPresent()
                && limit.requests().value() > most.get().value()) {
            String message = limit.requests().value() + " a key and "
                    + limit.window().text() + " is above the " + most.get().value() + " of the plan "
                    + Quoted.text(plan.name().value());
            problems.add(limit.requests()
                    .at()
                    .problem(ProblemCode.LIMIT_ABOVE_PLAN, message, "lower it, or change the plan"));
        }
    }
}
