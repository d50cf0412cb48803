package dev.postern.config.table;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.config.policy.RateLimitConfig;
import dev.postern.config.policy.RateLimitConfig.Limit;
import dev.postern.config.policy.RateLimitConfig.Scope;
import dev.postern.config.policy.RateLimitConfig.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The `rate-limit` policy as JSON.
final class RateLimitJson {
    private RateLimitJson() {}

    static void write(RateLimitConfig config, ObjectNode json) {
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

    static RateLimitConfig read(JsonIn in) throws Unreadable {
        List<Limit> limits = in.object("limits").get("limits").list(RateLimitJson::limit);
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
                in.get("per").text(RateLimitJson::scope, "key or route"),
                in.get("requests").number(1, Long.MAX_VALUE),
                in.get("window").text(RateLimitJson::window, "1s, 1m, 1h or 1d"));
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
