package dev.postern.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.policy.IdentityConfig;
import dev.postern.config.value.HeaderName;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.exchange.Claims.Value;
import dev.postern.gateway.exchange.Consumer;
import dev.postern.gateway.exchange.TestExchanges;
import dev.postern.gateway.identity.IdentityTokens.Answer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class IdentityTokensTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final TenantId ACME = new TenantId("acme");
    private static final IdentityConfig.Token ORDERS =
            new IdentityConfig.Token(new HeaderName("x-token"), "orders", Duration.ofSeconds(60));

    private final AtomicLong nanos = new AtomicLong();
    private final IdentityTokens tokens =
            new IdentityTokens(VERTX, "postern", SigningKeys.draw(), () -> START.plusNanos(nanos.get()), nanos::get);

    @AfterAll
    static void stop() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    private void pass(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    private static Consumer ada(Instant until) {
        return TestExchanges.token(
                new TestExchanges.Told(Map.of("sub", new Value.One("ada")), Optional.empty(), until));
    }

    private String token(TenantId tenant, IdentityConfig.Token config, Consumer consumer) throws Exception {
        Answer answer = tokens.token(tenant, config, consumer);
        Answer done = answer instanceof Answer.Later(var later)
                ? later.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS)
                : answer;
        return ((Answer.Ready) done).token();
    }

    private static JsonObject claims(String token) {
        byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        return new JsonObject(new String(payload, StandardCharsets.UTF_8));
    }

    @Test
    void aTokenServesForHalfOfItsLife() throws Exception {
        Consumer key = TestExchanges.key();
        String first = token(ACME, ORDERS, key);
        pass(29);
        assertThat(tokens.token(ACME, ORDERS, key)).isEqualTo(new Answer.Ready(first));
        pass(2);
        assertThat(token(ACME, ORDERS, key)).isNotEqualTo(first);
    }

    @Test
    void manyWhoAskAtOnceGetOneSignature() throws Exception {
        Consumer key = TestExchanges.key();
        List<Answer> answers = IntStream.range(0, 2_000)
                .mapToObj(_ -> tokens.token(ACME, ORDERS, key))
                .toList();
        String token = token(ACME, ORDERS, key);
        for (Answer answer : answers) {
            if (answer instanceof Answer.Later(var later)) {
                answer = later.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
            }
            assertThat(answer).isEqualTo(new Answer.Ready(token));
        }
    }

    @Test
    void aFloodOfOneTenantsCallersIsBoundedAndLeavesOthersTheirPlaces() throws Exception {
        List<Answer> flood = IntStream.range(0, 5_000)
                .mapToObj(i -> tokens.token(ACME, ORDERS, TestExchanges.key("scope-" + i)))
                .toList();
        assertThat(flood).filteredOn(Answer.Busy.class::isInstance).isNotEmpty();
        assertThat(token(new TenantId("globex"), ORDERS, TestExchanges.key())).isNotEmpty();
    }

    @Test
    void noTokenOfOneTenantAudienceOrCallerServesAnother() throws Exception {
        Consumer key = TestExchanges.key();
        String own = token(ACME, ORDERS, key);
        IdentityConfig.Token bills = new IdentityConfig.Token(ORDERS.header(), "bills", ORDERS.lifetime());
        assertThat(claims(token(new TenantId("globex"), ORDERS, key)).getString("tenant"))
                .isEqualTo("globex");
        assertThat(claims(token(ACME, bills, key)).getString("aud")).isEqualTo("bills");
        assertThat(claims(token(ACME, ORDERS, TestExchanges.key("more"))).getString("scope"))
                .isEqualTo("more");
        assertThat(claims(own).getString("tenant")).isEqualTo("acme");
        assertThat(claims(own).containsKey("scope")).isFalse();
    }

    @Test
    void aTokenEndsWithTheCredentialThatItIsMadeOf() throws Exception {
        assertThat(exp(ada(START.plusSeconds(20)))).isEqualTo(20);
        assertThat(exp(ada(START.plusSeconds(500)))).isEqualTo(60);
        assertThat(exp(ada(START.minusSeconds(10))))
                .as("which may have ended within the skew of clocks")
                .isEqualTo(5);
        assertThat(exp(TestExchanges.key())).isEqualTo(60);
        assertThat(exp(TestExchanges.key(Optional.of(START.plusSeconds(20))))).isEqualTo(20);
    }

    private long exp(Consumer consumer) throws Exception {
        return claims(token(ACME, ORDERS, consumer)).getLong("exp") - START.getEpochSecond();
    }

    @Test
    void ofNobodyThereIsNoToken() {
        assertThat(tokens.token(ACME, ORDERS, Consumer.anonymous())).isEqualTo(new Answer.Nobody());
    }
}
