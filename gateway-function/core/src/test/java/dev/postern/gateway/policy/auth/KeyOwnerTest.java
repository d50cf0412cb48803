package dev.postern.gateway.policy.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.match.CanonicalPath;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.credential.ApiKey;
import dev.postern.gateway.credential.KeyCache;
import dev.postern.gateway.credential.KeyCacheOptions;
import dev.postern.gateway.credential.KeyRecord;
import dev.postern.gateway.credential.PreviousSecret;
import dev.postern.gateway.exchange.Consumer;
import dev.postern.gateway.exchange.Decision;
import dev.postern.gateway.exchange.Exchange;
import dev.postern.gateway.exchange.MatchedRoute;
import dev.postern.gateway.exchange.Policy;
import dev.postern.gateway.exchange.RequestHead;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// What an attacker may know or guess of a key changes nothing for its owner.
class KeyOwnerTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration TTL = Duration.ofSeconds(5);

    private final ApiKey own = ApiKey.generate("test", ACME, RANDOM);
    private final ApiKey former = ApiKey.renew("test", ACME, own.id(), RANDOM);
    private final AtomicLong nanos = new AtomicLong();
    private final List<String> lookups = new ArrayList<>();
    private final KeyCache keys = new KeyCache(
            (tenant, id) -> {
                lookups.add(id);
                return Future.succeededFuture(id.equals(own.id()) ? Optional.of(record()) : Optional.empty());
            },
            new KeyCacheOptions(TTL, Duration.ofMinutes(10), Duration.ofMillis(500), 100, 50, 4, 20),
            nanos::get);
    private final Policy auth = new Auth(List.of(new ApiKeyCheck(keys, false)));

    @Test
    void nobodyWhoKnowsItsIdLocksAKeysOwnerOut() {
        assertThat(statusOf(own)).isEqualTo(200);
        for (int guess = 0; guess < 10_000; guess++) {
            ApiKey wrong = ApiKey.renew("test", ACME, own.id(), RANDOM);
            assertThat(decide(wrong)).as("refused at once, nobody waits").isInstanceOf(Decision.Refuse.class);
            assertThat(decide(own)).as("let in at once, nobody waits").isInstanceOf(Decision.Pass.class);
        }
        assertThat(lookups).as("compared with what is at hand").containsExactly(own.id());
    }

    @Test
    void wrongSecretsFromTheVeryFirstRequestOnAreTheSame() {
        for (int second = 0; second < 60; second++) {
            for (int guess = 0; guess < 100; guess++) {
                assertThat(statusOf(ApiKey.renew("test", ACME, own.id(), RANDOM)))
                        .isEqualTo(401);
            }
            assertThat(statusOf(own)).isEqualTo(200);
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        }
        assertThat(lookups).as("one a time to live, as without the attack").hasSize(12);
    }

    @Test
    void aFloodOfIdsThatDoNotExistLeavesTheOwnerIn() {
        assertThat(statusOf(own)).isEqualTo(200);
        for (int i = 0; i < 10_000; i++) {
            assertThat(statusOf(ApiKey.generate("test", ACME, RANDOM))).isEqualTo(401);
        }
        assertThat(decide(own)).isInstanceOf(Decision.Pass.class);
        assertThat(lookups).filteredOn(own.id()::equals).hasSize(1);
    }

    @Test
    void anUnknownIdIsAskedForOnceATimeToLive() {
        ApiKey nobodys = ApiKey.generate("test", ACME, RANDOM);
        for (int i = 0; i < 1_000; i++) {
            assertThat(statusOf(nobodys)).isEqualTo(401);
        }
        assertThat(lookups).containsExactly(nobodys.id());
    }

    @Test
    void aWrongSecretAndAnUnknownIdAreAnsweredAlike() {
        Decision.Refuse wrong = (Decision.Refuse) end(decide(ApiKey.renew("test", ACME, own.id(), RANDOM)));
        Decision.Refuse unknown = (Decision.Refuse) end(decide(ApiKey.generate("test", ACME, RANDOM)));
        assertThat(wrong.refusal()).isEqualTo(unknown.refusal());
        assertThat(wrong.exchange().consumer()).isEqualTo(Consumer.anonymous());
    }

    @Test
    void bothSecretsOfARotatedKeyIdentifyTheSameHolder() {
        Consumer.KeyHolder expected = new Consumer.KeyHolder(
                own.id(),
                new UUID(0, 1),
                Set.of("orders:read"),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty());
        assertThat(((Decision.Pass) end(decide(own))).exchange().consumer()).isEqualTo(expected);
        assertThat(((Decision.Pass) end(decide(former))).exchange().consumer()).isEqualTo(expected);
    }

    private KeyRecord record() {
        return new KeyRecord(
                own.id(),
                ACME,
                new UUID(0, 1),
                own.secretHash(),
                Optional.of(new PreviousSecret(former.secretHash(), Instant.MAX)),
                true,
                Optional.empty(),
                Set.of("orders:read"),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Instant.EPOCH);
    }

    private int statusOf(ApiKey key) {
        return switch (end(decide(key))) {
            case Decision.Pass _ -> 200;
            case Decision.Refuse refuse -> refuse.refusal().status();
            case Decision.Await _ -> throw new AssertionError("waits for ever");
        };
    }

    private static Decision end(Decision decision) {
        return decision instanceof Decision.Await await ? await.decision().result() : decision;
    }

    private Decision decide(ApiKey key) {
        CanonicalPath.Canonical path = (CanonicalPath.Canonical) CanonicalPath.read("/a");
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("X-API-Key", key.text());
        RequestHead head = new RequestHead("GET", null, "", path, "", headers, "127.0.0.1", "id", 0);
        MatchedRoute route = new MatchedRoute.Named("a", "r");
        return auth.decide(Exchange.of(head, ACME, route));
    }
}
