package dev.postern.config.table;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.config.policy.AuthConfig;
import dev.postern.config.policy.PolicyConfig;
import dev.postern.config.policy.PolicyKind;
import dev.postern.config.policy.RateLimitConfig;
import dev.postern.config.policy.RateLimitConfig.Limit;
import dev.postern.config.policy.RateLimitConfig.Scope;
import dev.postern.config.policy.RateLimitConfig.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Policies as a JSON object, keyed by kind in the order of [PolicyKind].
final class PolicyJson {
    private PolicyJson() {}

    static ObjectNode write(List<PolicyConfig> policies) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (PolicyConfig policy : policies) {
            ObjectNode body = json.putObject(policy.kind().key());
            switch (policy) {
                case AuthConfig auth -> write(auth, body);
                case RateLimitConfig limits -> write(limits, body);
            }
        }
        return json;
    }

    static List<PolicyConfig> read(JsonIn in) throws Unreadable {
        in.object(Arrays.stream(PolicyKind.values()).map(PolicyKind::key).toArray(String[]::new));
        List<PolicyConfig> policies = new ArrayList<>();
        for (PolicyKind kind : PolicyKind.values()) {
            if (in.has(kind.key())) {
                JsonIn body = in.get(kind.key());
                policies.add(
                        switch (kind) {
                            case AUTH -> auth(body);
                            case RATE_LIMIT -> rateLimit(body);
                        });
            }
        }
        return policies;
    }

    private static void write(AuthConfig auth, ObjectNode json) {
        ArrayNode anyOf = json.putArray("anyOf");
        for (AuthConfig.Source source : auth.anyOf()) {
            switch (source) {
                case AuthConfig.ApiKey(boolean inQuery) ->
                    anyOf.addObject().putObject("apiKey").put("inQuery", inQuery);
            }
        }
    }

    private static AuthConfig auth(JsonIn in) throws Unreadable {
        return new AuthConfig(in.object("anyOf").get("anyOf").list(PolicyJson::source));
    }

    private static AuthConfig.Source source(JsonIn in) throws Unreadable {
        JsonIn key = in.object("apiKey").get("apiKey").object("inQuery");
        return new AuthConfig.ApiKey(key.get("inQuery").flag());
    }

    private static void write(RateLimitConfig config, ObjectNode json) {
        ArrayNode limits = json.putArray("limits");
        for (Limit limit : config.limits()) {
            limits.addObject()
                    .put("name", limit.name())
                    .put("space", limit.space())
                    .put("per", key(limit.per()))
                    .put("requests", limit.requests())
                    .put("window", limit.window().text());
        }
    }

    private static RateLimitConfig rateLimit(JsonIn in) throws Unreadable {
        List<Limit> limits = in.object("limits").get("limits").list(PolicyJson::limit);
        if (limits.stream().map(Limit::name).distinct().count() < limits.size()) {
            throw in.get("limits").expected("each name once");
        }
        return new RateLimitConfig(limits);
    }

    private static Limit limit(JsonIn in) throws Unreadable {
        in.object("name", "space", "per", "requests", "window");
        return new Limit(
                in.get("name").text(),
                in.get("space").text(),
                in.get("per").text(PolicyJson::scope, "key or route"),
                in.get("requests").number(1, Long.MAX_VALUE),
                in.get("window").text(PolicyJson::window, "1s, 1m, 1h or 1d"));
    }

    private static String key(Scope scope) {
        return scope.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Scope> scope(String text) {
        return Arrays.stream(Scope.values())
                .filter(scope -> key(scope).equals(text))
                .findAny();
    }

    private static Optional<Window> window(String text) {
        return Arrays.stream(Window.values())
                .filter(window -> window.text().equals(text))
                .findAny();
    }
}
