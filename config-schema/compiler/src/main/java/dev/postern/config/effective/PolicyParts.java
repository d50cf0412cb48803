package dev.postern.config.effective;

import dev.postern.config.effective.Part.Replaced;
import dev.postern.config.model.AuthModel;
import dev.postern.config.model.LimitModel;
import dev.postern.config.model.Located;
import dev.postern.config.model.PlanModel;
import dev.postern.config.policy.AuthConfig;
import dev.postern.config.policy.IdentityConfig;
import dev.postern.config.policy.PolicyConfig;
import dev.postern.config.policy.RateLimitConfig;
import dev.postern.config.policy.RateLimitConfig.Limit;
import dev.postern.config.policy.RateLimitConfig.Scope;
import dev.postern.config.policy.RequireConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Puts a route's compiled policies into words: the values are the gateway's own, the files only lend the places.
final class PolicyParts {
    private static final String NOBODY = "none: everybody may call";

    private final Sources.Source source;
    private final Levels levels;

    private PolicyParts(Sources.Source source) {
        this.source = source;
        this.levels = Levels.of(source);
    }

    static List<PolicyInForce> of(Sources.Source source) {
        PolicyParts parts = new PolicyParts(source);
        return source.table().policies().stream().map(parts::policy).toList();
    }

    private PolicyInForce policy(PolicyConfig policy) {
        return switch (policy) {
            case AuthConfig auth -> new PolicyInForce(auth, auth(auth));
            case RequireConfig require -> new PolicyInForce(require, CallerParts.required(levels, require));
            case IdentityConfig identity -> new PolicyInForce(identity, CallerParts.told(source, levels, identity));
            case RateLimitConfig limits ->
                new PolicyInForce(
                        limits, limits.limits().stream().map(this::limit).toList());
        };
    }

    private List<Part> auth(AuthConfig auth) {
        List<Located<AuthModel>> written = levels.all(policies -> policies.auth());
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(
                "any of",
                auth.anonymous()
                        ? NOBODY
                        : auth.anyOf().stream().map(PolicyParts::word).collect(Collectors.joining(", ")),
                Origin.at(written.getFirst().at()),
                written.stream()
                        .skip(1)
                        .map(upper -> new Replaced(words(upper.value()), Origin.at(upper.at())))
                        .toList()));
        for (AuthConfig.Source accepted : auth.anyOf()) {
            switch (accepted) {
                case AuthConfig.ApiKey(boolean inQuery) ->
                    parts.add(Part.of(
                            "api-key in",
                            inQuery ? "header X-API-Key, query api_key" : "header X-API-Key",
                            source.tenant()
                                    .inQuery()
                                    .map(said -> Origin.at(said.at()))
                                    .orElse(Origin.DEFAULT)));
                case AuthConfig.Jwt jwt ->
                    parts.addAll(
                            TokenParts.of(source.tenant(), written.getFirst().value(), jwt));
            }
        }
        if (!auth.anonymous()) {
            Optional<Located<Boolean>> said = written.getFirst().value().passCredential();
            parts.add(Part.of(
                    "credential",
                    auth.passCredential() ? "passed to the upstream" : "kept from the upstream",
                    said.map(some -> Origin.at(some.at())).orElse(Origin.DEFAULT)));
        }
        return parts;
    }

    private static String word(AuthConfig.Source source) {
        return switch (source) {
            case AuthConfig.ApiKey key -> AuthModel.ApiKey.WORD;
            case AuthConfig.Jwt jwt -> "jwt " + jwt.issuer();
        };
    }

    private static String words(AuthModel auth) {
        return auth.anonymous()
                ? NOBODY
                : auth.anyOf().stream().map(AuthModel.Source::word).collect(Collectors.joining(", "));
    }

    private Part limit(Limit limit) {
        Optional<Located<Long>> ofPlan = switch (limit.name()) {
            case Limit.PLAN_MINUTE -> plan().perMinute();
            case Limit.PLAN_DAY -> plan().perDay();
            default -> Optional.empty();
        };
        String value = text(limit.requests(), limit.per(), limit.window()) + together(limit);
        if (ofPlan.isPresent()) {
            Origin origin =
                    new Origin.OfPlan(plan().name().value(), ofPlan.get().at().position());
            return Part.of(limit.name(), value + ", or the key's own", origin);
        }
        List<LimitModel> written = levels.all(policies -> policies.limits().stream()
                .filter(model -> model.name().equals(limit.name()))
                .findFirst());
        return new Part(
                limit.name(),
                value,
                Origin.at(written.getFirst().requests().at()),
                written.stream()
                        .skip(1)
                        .map(upper -> new Replaced(
                                text(upper.requests().value(), upper.per(), upper.window()),
                                Origin.at(upper.requests().at())))
                        .toList());
    }

    private static String text(long requests, Scope per, RateLimitConfig.Window window) {
        String whose = switch (per) {
            case KEY -> " a key and ";
            case ROUTE -> " in all and ";
        };
        return requests + whose + window.text();
    }

    /// Whose requests the count takes together.
    private String together(Limit limit) {
        if (limit.per() == Scope.ROUTE) {
            return "";
        }
        if (limit.space().isEmpty()) {
            return ", all APIs of " + source.tenantTable().id() + " together";
        }
        return limit.space().contains("/") ? ", this route alone" : ", the API " + limit.space() + " together";
    }

    private PlanModel plan() {
        return source.platform().plans().stream()
                .filter(plan ->
                        plan.name().value().equals(source.tenantTable().plan().name()))
                .findFirst()
                .orElseThrow();
    }
}
