package dev.postern.gateway.exchange;

import dev.postern.config.match.CanonicalPath;
import dev.postern.config.policy.Requirement.Names;
import dev.postern.config.value.ClaimPath;
import dev.postern.config.value.TenantId;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/// Exchanges whose callers are known, for tests of policies.
public final class TestExchanges {
    public static final TenantId ACME = new TenantId("acme");
    public static final UUID USER = new UUID(0, 7);

    private TestExchanges() {}

    /// Claims as a table.
    ///
    /// @param values  by the claim's name; lists of names under `roles`, `permissions` and `scopes`
    /// @param loginAt `auth_time`
    public record Told(Map<String, Value> values, Optional<Instant> loginAt, Instant expiresAt) implements Claims {
        @Override
        public Optional<String> subject() {
            return text("sub");
        }

        @Override
        public Set<String> names(Names names) {
            return Set.copyOf(texts(names.key()));
        }

        @Override
        public Optional<Value> value(ClaimPath claim) {
            return Optional.ofNullable(values.get(claim.text()));
        }

        @Override
        public Optional<String> acr() {
            return text("acr");
        }

        @Override
        public List<String> amr() {
            return texts("amr");
        }

        @Override
        public Optional<Instant> authenticatedAt() {
            return loginAt;
        }

        @Override
        public Duration clockSkew() {
            return Duration.ZERO;
        }

        private Optional<String> text(String name) {
            return values.get(name) instanceof Value.One(String text) ? Optional.of(text) : Optional.empty();
        }

        private List<String> texts(String name) {
            return values.get(name) instanceof Value.Many(List<String> texts) ? texts : List.of();
        }
    }

    public static Exchange by(Consumer consumer) {
        CanonicalPath.Canonical path = (CanonicalPath.Canonical) CanonicalPath.read("/a");
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        RequestHead head = new RequestHead("GET", null, "", path, "", headers, "127.0.0.1", "id", 0);
        MatchedRoute route = new MatchedRoute.Named("a", "r");
        return Exchange.of(head, ACME, route).with(consumer);
    }

    public static Consumer key(String... scopes) {
        return key(Optional.empty(), scopes);
    }

    public static Consumer key(Optional<Instant> expiresAt, String... scopes) {
        return new Consumer.KeyHolder(
                "k1", USER, Set.of(scopes), OptionalLong.empty(), OptionalLong.empty(), expiresAt);
    }

    public static Consumer token(Claims claims) {
        return new Consumer.TokenHolder("staff", claims);
    }
}
