package dev.postern.gateway.token;

import static dev.postern.gateway.token.Draft.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.table.IssuerTable;
import dev.postern.config.table.IssuerTable.KeySource;
import dev.postern.config.table.IssuerTable.TenantClaim;
import dev.postern.config.value.ClaimPath;
import dev.postern.config.value.TenantId;
import dev.postern.config.value.TokenAlgorithm;
import dev.postern.gateway.token.Forgery.Scene;
import dev.postern.gateway.token.SigningKey.Way;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every [Forgery] by every kind of key is refused for its one fault; every [Twin] by every kind passes.
class TokenCasesTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final Map<Way, SigningKey> KEYS = new EnumMap<>(Way.class);
    private static final Map<Way, SigningKey> STRANGERS = new EnumMap<>(Way.class);
    private static final Vertx VERTX = Vertx.vertx();
    private static TestIssuer issuer;
    private static TokenVerifier verifier;
    private static ExpectedToken expected;

    @BeforeAll
    static void openAnIssuer() {
        List<String> jwks = new ArrayList<>();
        for (Way way : Way.values()) {
            SigningKey key = SigningKey.draw(way);
            KEYS.put(way, key);
            STRANGERS.put(way, SigningKey.draw(way));
            jwks.add("{" + key.jwk() + ",\"kid\":\"" + way + "\",\"use\":\"sig\",\"alg\":\"" + way.alg + "\"}");
            jwks.add("{" + key.jwk() + ",\"kid\":\"../" + way + "'--\",\"use\":\"enc\"}"); // left out
            jwks.add("{" + key.jwk() + ",\"kid\":\"../" + way + "'--\",\"key_ops\":[\"verify\"],\"alg\":\"" + way.alg
                    + "\"}");
            jwks.add("{" + SigningKey.draw(way).jwk() + ",\"kid\":\"twice\",\"alg\":\"" + way.alg + "\"}");
            jwks.add("{" + key.jwk() + ",\"kid\":\"twice\",\"alg\":\"" + way.alg + "\"}");
        }
        issuer = TestIssuer.open(VERTX).serves(SigningKey.set(jwks.toArray(String[]::new)));
        IssuerTable table = new IssuerTable(
                "acme-id",
                issuer.url(),
                new KeySource.KeySet(issuer.url() + "/keys"),
                Duration.ofMinutes(1),
                new TreeSet<>(Set.of(new ClaimPath("sub"), new ClaimPath("realm_access.roles"))),
                Optional.of(new TenantClaim(new ClaimPath("tid"), "acme")),
                IssuerTable.Claims.USUAL);
        expected = new ExpectedToken(
                ACME,
                TrustedIssuer.withKeySet(table),
                Set.of("orders", "billing"),
                Set.of(
                        TokenAlgorithm.RS256,
                        TokenAlgorithm.PS256,
                        TokenAlgorithm.ES256,
                        TokenAlgorithm.EDDSA,
                        TokenAlgorithm.HS256),
                Optional.of("at+jwt"));
        verifier = new TokenVerifier(
                VERTX,
                TokenVerifierOptions.standard(),
                new KeySets(VERTX, KeySetsOptions.standard(), System::nanoTime),
                VerifiedTokens.standard(),
                InstantSource.fixed(NOW));
    }

    @AfterAll
    static void close() {
        issuer.close();
        TestIssuer.await(VERTX.close());
    }

    static Stream<Arguments> forgeries() {
        return Arrays.stream(Way.values())
                .flatMap(way -> Arrays.stream(Forgery.values())
                        .map(forgery -> Arguments.of(way, forgery, forgery.clause, forgery.expected)));
    }

    @ParameterizedTest(name = "{0}: {1} ({2}) is {3}")
    @MethodSource("forgeries")
    void isRefusedForItsOneFault(Way way, Forgery forgery, String clause, TokenFault fault) {
        Draft draft = draft(way);
        forgery.change.make(draft, scene(way));
        assertThat(check(draft)).as(clause).isEqualTo(new TokenCheck.Rejected(fault));
    }

    static Stream<Arguments> twins() {
        return Arrays.stream(Way.values())
                .flatMap(way -> Arrays.stream(Twin.values()).map(twin -> Arguments.of(way, twin, twin.clause)));
    }

    @ParameterizedTest(name = "{0}: {1} ({2}) passes, and once more from memory")
    @MethodSource("twins")
    void passes(Way way, Twin twin, String clause) {
        Draft draft = draft(way);
        twin.change.make(draft, scene(way));
        String token = draft.token();
        TokenCheck first =
                TestIssuer.await(verifier.check(List.of(expected), token).future());
        assertThat(first).as(clause).isInstanceOf(TokenCheck.Verified.class);
        assertThat(verifier.check(List.of(expected), token)).isEqualTo(new TokenAnswer.Now(first));
    }

    @Test
    void thereAreCasesForAllFaultsThatATokenAloneCanHave() {
        assertThat(Forgery.values().length * Way.values().length).isGreaterThan(200);
        Set<TokenFault> shown = new TreeSet<>();
        for (Forgery forgery : Forgery.values()) {
            shown.add(forgery.expected);
        }
        // More than four keys of one kid are the issuer's doing: KeySetTest.
        assertThat(shown)
                .containsExactlyInAnyOrder(Arrays.stream(TokenFault.values())
                        .filter(fault -> fault != TokenFault.KEY_AMBIGUOUS)
                        .toArray(TokenFault[]::new));
    }

    private static Draft draft(Way way) {
        Scene scene = scene(way);
        return new Draft(scene.key())
                .header("kid", quoted(way.name()))
                .header("typ", quoted("at+jwt"))
                .claim("iss", quoted(issuer.url()))
                .claim("sub", quoted("user-1"))
                .claim("aud", "[\"orders\"]")
                .claim("exp", scene.in(300))
                .claim("nbf", scene.in(-10))
                .claim("iat", scene.in(-10))
                .claim("jti", quoted("7e1f"))
                .claim("tid", quoted("acme"))
                .claim("realm_access", "{\"roles\":[\"reader\"]}");
    }

    private static Scene scene(Way way) {
        return new Scene(
                NOW.getEpochSecond(),
                issuer.url(),
                Objects.requireNonNull(KEYS.get(way)),
                Objects.requireNonNull(STRANGERS.get(way)));
    }

    private static TokenCheck check(Draft draft) {
        return TestIssuer.await(verifier.check(List.of(expected), draft.token()).future());
    }
}
