package dev.postern.gateway.policy.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.policy.IdentityConfig;
import dev.postern.config.policy.IdentityConfig.Fact;
import dev.postern.config.policy.Requirement.Names;
import dev.postern.config.value.ClaimPath;
import dev.postern.config.value.HeaderName;
import dev.postern.gateway.exchange.Claims.Value;
import dev.postern.gateway.exchange.Consumer;
import dev.postern.gateway.exchange.Decision;
import dev.postern.gateway.exchange.TestExchanges;
import dev.postern.gateway.identity.IdentityTokens;
import dev.postern.gateway.live.TestPolicies;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Map<HeaderName, Fact> ALL = Map.of(
            new HeaderName("x-user"), new Fact.Subject(),
            new HeaderName("x-source"), new Fact.Source(),
            new HeaderName("x-key"), new Fact.KeyId(),
            new HeaderName("x-roles"), new Fact.List(Names.ROLES),
            new HeaderName("x-scopes"), new Fact.List(Names.SCOPES),
            new HeaderName("x-claim"), new Fact.Claim(new ClaimPath("claim")));

    private final Identity identity = new Identity(
            new IdentityConfig(new TreeMap<>(ALL), Optional.empty()),
            new IdentityTokens(VERTX, "postern", TestPolicies.SIGNING_KEYS, InstantSource.system(), System::nanoTime));

    @AfterAll
    static void stop() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    private static Consumer token(Map<String, Value> claims) {
        return TestExchanges.token(new TestExchanges.Told(claims, Optional.empty(), Instant.MAX));
    }

    private Map<String, String> told(Consumer consumer) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        assertThat(identity.decide(TestExchanges.by(consumer)))
                .isInstanceOfSatisfying(
                        Decision.Pass.class, pass -> pass.exchange().edit().apply(headers));
        Map<String, String> told = new TreeMap<>();
        headers.forEach(told::put);
        return told;
    }

    @Test
    void ofAKeyItsIdItsUserAndItsScopesAreTold() {
        assertThat(told(TestExchanges.key("b", "a")))
                .containsOnly(
                        Map.entry("x-user", TestExchanges.USER.toString()),
                        Map.entry("x-source", "api-key"),
                        Map.entry("x-key", "k1"),
                        Map.entry("x-scopes", "a b"));
    }

    @Test
    void ofATokenWhatItSaysIsTold() {
        Map<String, Value> claims = Map.of(
                "sub", new Value.One("ada"),
                "roles", new Value.Many(List.of("ops", "admin")),
                "claim", new Value.Many(List.of("y", "x")));
        assertThat(told(token(claims)))
                .containsOnly(
                        Map.entry("x-user", "ada"),
                        Map.entry("x-source", "staff"),
                        Map.entry("x-roles", "admin ops"),
                        Map.entry("x-claim", "x y"));
    }

    @Test
    void aHeaderWithoutAValueIsNotSent() {
        Map<String, Value> claims =
                Map.of("sub", new Value.One(""), "roles", new Value.Many(List.of("")), "claim", new Value.One(""));
        assertThat(told(token(claims))).containsOnly(Map.entry("x-source", "staff"));
    }

    @Test
    void ofNobodyNothingIsTold() {
        assertThat(told(Consumer.anonymous())).isEmpty();
    }

    @ParameterizedTest(name = "{0} is told as {1}")
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            ada|ada
            a b|a%20b
            100%|100%25
            a%20b|a%2520b
             a |%20a%20
            l\u00f6|l%C3%B6
            \uD83D\uDE00|%F0%9F%98%80
            a\\r\\nX-Admin: 1|a%0D%0AX-Admin:%201
            a,b|a,b
            """)
    void noTextPassesForAnother(String text, String header) {
        String subject = text.translateEscapes();
        assertThat(told(token(Map.of("sub", new Value.One(subject))))).containsEntry("x-user", header);
    }

    @Test
    void aTokenThatDoesNotFitIsRefusedToo() throws Exception {
        Identity byToken = new Identity(
                new IdentityConfig(
                        new TreeMap<>(),
                        Optional.of(
                                new IdentityConfig.Token(new HeaderName("x-token"), "orders", Duration.ofSeconds(60)))),
                new IdentityTokens(
                        VERTX, "postern", TestPolicies.SIGNING_KEYS, InstantSource.system(), System::nanoTime));
        Map<String, Value> claims = Map.of("roles", new Value.Many(List.of("x".repeat(6_000))));
        Decision decision = byToken.decide(TestExchanges.by(token(claims)));
        if (decision instanceof Decision.Await await) {
            decision =
                    await.decision().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        }
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Refuse.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("identity_too_long"));
    }

    @Test
    void aValueThatDoesNotFitIsNotCutButRefused() {
        Map<String, Value> claims = Map.of("claim", new Value.One("x".repeat(4_097)));
        assertThat(identity.decide(TestExchanges.by(token(claims))))
                .isInstanceOfSatisfying(Decision.Refuse.class, refused -> {
                    assertThat(refused.refusal().status()).isEqualTo(403);
                    assertThat(refused.refusal().reason()).isEqualTo("x-claim");
                });
    }
}
