package dev.postern.gateway.policy.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.match.CanonicalPath;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.credential.ApiKey;
import dev.postern.gateway.credential.KeyCache;
import dev.postern.gateway.credential.KeyCacheOptions;
import dev.postern.gateway.exchange.Decision;
import dev.postern.gateway.exchange.Exchange;
import dev.postern.gateway.exchange.MatchedRoute;
import dev.postern.gateway.exchange.Policy;
import dev.postern.gateway.exchange.RequestHead;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AuthTest {
    private static final TenantId ACME = new TenantId("acme");

    private final AtomicInteger lookups = new AtomicInteger();
    private final KeyCache keys = new KeyCache(
            (tenant, id) -> {
                lookups.incrementAndGet();
                return Future.failedFuture("nobody should ask");
            },
            KeyCacheOptions.standard(),
            System::nanoTime);

    private final Policy byKey = new Auth(List.of(new ApiKeyCheck(keys, false)));

    private static Exchange exchange(MultiMap headers, String query) {
        CanonicalPath.Canonical path = (CanonicalPath.Canonical) CanonicalPath.read("/a");
        RequestHead head = new RequestHead("GET", null, "", path, query, headers, "127.0.0.1", "id", 0);
        MatchedRoute route = new MatchedRoute.Named("a", "r");
        return Exchange.of(head, ACME, route);
    }

    @Test
    void aKeyOfAnotherTenantIsRefusedWithoutALookUp() {
        String key = ApiKey.generate("test", new TenantId("globex"), new SecureRandom())
                .text();
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("X-API-Key", key);
        Decision decision = byKey.decide(exchange(headers, ""));
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Refuse.class,
                        refused -> assertThat(refused.refusal().status()).isEqualTo(401));
        assertThat(lookups).hasValue(0);
    }

    @Test
    void theQueryIsNotReadWhereTheTenantDoesNotAllowIt() {
        String key = ApiKey.generate("test", ACME, new SecureRandom()).text();
        Exchange exchange = exchange(MultiMap.caseInsensitiveMultiMap(), "?api_key=" + key);
        assertThat(byKey.decide(exchange))
                .isInstanceOfSatisfying(
                        Decision.Refuse.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("credential_missing"));
    }
}
