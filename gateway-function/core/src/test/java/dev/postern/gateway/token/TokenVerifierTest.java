package dev.postern.gateway.token;

import static dev.postern.gateway.token.Draft.quoted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.postern.config.table.IssuerTable;
import dev.postern.config.table.IssuerTable.KeySource;
import dev.postern.config.value.TenantId;
import dev.postern.config.value.TokenAlgorithm;
import dev.postern.gateway.secret.SecretValue;
import dev.postern.gateway.token.SigningKey.Way;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TokenVerifierTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId GLOBEX = new TenantId("globex");
    private static final Instant START = Instant.parse("2026-11-21T20:00:00Z");
    private static final Set<TokenAlgorithm> ALL = EnumSet.allOf(TokenAlgorithm.class);
    private static final TokenCheck WRONG = new TokenCheck.Rejected(TokenFault.SIGNATURE_WRONG);

    private final Vertx vertx = Vertx.vertx();
    private final AtomicLong passed = new AtomicLong();
    private final TestIssuer issuer = TestIssuer.open(vertx);
    private final VerifiedTokens verified = new VerifiedTokens(10_000_000, passed::get);
    private final Queue<Boolean> onEventLoop = new ConcurrentLinkedQueue<>();
    private final CountDownLatch held = new CountDownLatch(1);
    private volatile boolean hold;
    private final SignatureCheck check = (token, key, name) -> {
        onEventLoop.add(Context.isOnEventLoopThread());
        hold();
        return new SmallRyeCheck().holds(token, key, name);
    };
    private final TokenVerifier verifier = new TokenVerifier(
            vertx,
            new TokenVerifierOptions(2, 8, 4),
            new KeySets(vertx, KeySetsOptions.standard(), passed::get),
            verified,
            () -> START.plusNanos(passed.get()),
            check);

    @AfterEach
    void close() {
        held.countDown();
        TestIssuer.await(vertx.close());
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void ecAndEdwardsSignaturesAreNeverCheckedOnAnEventLoop(Way way) {
        SigningKey key = SigningKey.draw(way);
        issuer.serves(SigningKey.set(key.jwk("k")));
        String token = draft(key).token();
        Future<TokenCheck> checked = Future.future(promise -> vertx.getOrCreateContext()
                .runOnContext(
                        _ -> verifier.check(expected(ACME), token).future().onComplete(promise)));
        assertThat(TestIssuer.await(checked)).isInstanceOf(TokenCheck.Verified.class);
        assertThat(onEventLoop).containsExactly(way == Way.RS256 || way == Way.PS256);
    }

    @Test
    void signaturesOfUnusuallyLargeRsaKeysAreNotCheckedOnAnEventLoop() {
        SigningKey key = SigningKey.rsa(Way.RS256, 2_048, 4_294_967_311L);
        issuer.serves(SigningKey.set(key.jwk("k")));
        Future<TokenCheck> checked = Future.future(promise -> vertx.getOrCreateContext()
                .runOnContext(_ -> verifier.check(expected(ACME), draft(key).token())
                        .future()
                        .onComplete(promise)));
        assertThat(TestIssuer.await(checked)).isInstanceOf(TokenCheck.Verified.class);
        assertThat(onEventLoop).containsExactly(false);
    }

    @Test
    void rsaIsCheckedAtOnceWhereTheKeysAreAtHand() {
        SigningKey key = SigningKey.draw(Way.RS256);
        issuer.serves(SigningKey.set(key.jwk("k")));
        assertThat(verifier.check(expected(ACME), draft(key).token())).isInstanceOf(TokenAnswer.Later.class);
        check(expected(ACME), draft(key).token());
        assertThat(verifier.check(expected(ACME), draft(key).claim("n", "1").token()))
                .isInstanceOf(TokenAnswer.Now.class);
    }

    @Test
    void knownTokensAndIssuersThatFailAreCounted() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        verifier.bindTo(registry);
        SigningKey key = SigningKey.draw(Way.RS256);
        issuer.gone();
        check(expected(ACME), draft(key).token());
        assertThat(registry.get("postern.issuers.failing").gauge().value()).isEqualTo(1);
        passed.addAndGet(Duration.ofSeconds(11).toNanos());
        issuer.serves(SigningKey.set(key.jwk("k")));
        assertThat(check(expected(ACME), draft(key).token())).isInstanceOf(TokenCheck.Verified.class);
        assertThat(registry.get("postern.issuers.failing").gauge().value()).isZero();
        assertThat(registry.get("postern.tokens.known").gauge().value()).isEqualTo(1);
    }

    @Test
    void allWhoBringOneTokenAtOnceShareOneCheck() {
        SigningKey key = SigningKey.draw(Way.ES256);
        issuer.serves(SigningKey.set(key.jwk("k")));
        String token = draft(key).token();
        List<Future<TokenCheck>> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            answers.add(verifier.check(expected(ACME), token).future());
        }
        assertThat(answers)
                .allSatisfy(answer -> assertThat(TestIssuer.await(answer)).isInstanceOf(TokenCheck.Verified.class));
        assertThat(onEventLoop).hasSize(1);
    }

    @Test
    void aFloodOfOneTenantsTokensLeavesAnotherItsPlaces() {
        SigningKey key = SigningKey.draw(Way.ES256);
        issuer.serves(SigningKey.set(key.jwk("k")));
        check(expected(ACME), draft(key).token());
        check(expected(GLOBEX), draft(key).token());
        hold = true;
        List<Future<TokenCheck>> held = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            held.add(
                    verifier.check(expected(ACME), draft(key).claim("n", "" + i).token())
                            .future());
        }
        assertThat(check(expected(ACME), draft(key).claim("n", "9").token()))
                .isEqualTo(new TokenCheck.Unavailable(Duration.ofSeconds(1)));
        Future<TokenCheck> others = verifier.check(
                        expected(GLOBEX), draft(key).claim("n", "9").token())
                .future();
        this.held.countDown();
        assertThat(TestIssuer.await(others)).isInstanceOf(TokenCheck.Verified.class);
        assertThat(held).allSatisfy(it -> assertThat(TestIssuer.await(it)).isInstanceOf(TokenCheck.Verified.class));
    }

    @ParameterizedTest(name = "a hit is refused where {0} differs")
    @CsvSource({"audience, AUDIENCE_NOT_EXPECTED", "algorithm, ALGORITHM_NOT_EXPECTED", "type, TYPE_NOT_EXPECTED"})
    void aHitIsHeldAgainstWhatThisRouteExpects(String what, TokenFault fault) {
        SigningKey key = SigningKey.draw(Way.ES256);
        issuer.serves(SigningKey.set(key.jwk("k")));
        String token = draft(key).token();
        assertThat(check(expected(ACME), token)).isInstanceOf(TokenCheck.Verified.class);
        TrustedIssuer trusted = TrustedIssuer.withKeySet(issuer.table("id"));
        ExpectedToken other = switch (what) {
            case "audience" -> new ExpectedToken(ACME, trusted, Set.of("payments"), ALL, Optional.empty());
            case "algorithm" ->
                new ExpectedToken(ACME, trusted, Set.of(), Set.of(TokenAlgorithm.RS256), Optional.empty());
            default -> new ExpectedToken(ACME, trusted, Set.of(), ALL, Optional.of("at+jwt"));
        };
        assertThat(check(List.of(other), token)).isEqualTo(new TokenCheck.Rejected(fault));
    }

    @Test
    void aHitIsHeldAgainstTheClockAndTheIssuersSettings() {
        SigningKey key = SigningKey.draw(Way.ES256);
        issuer.serves(SigningKey.set(key.jwk("k")));
        String token = draft(key).token();
        check(expected(ACME), token);
        passes(Duration.ofSeconds(359));
        assertThat(verifier.check(expected(ACME), token)).isInstanceOf(TokenAnswer.Now.class);
        passes(Duration.ofSeconds(1));
        assertThat(check(expected(ACME), token)).isEqualTo(new TokenCheck.Rejected(TokenFault.EXPIRED));
        assertThat(onEventLoop).hasSize(1);
    }

    @Test
    void aTokenWhoseKeyTheIssuerTookBackNoLongerHolds() {
        SigningKey key = SigningKey.draw(Way.ES256);
        issuer.serves(SigningKey.set(key.jwk("k")), "max-age=60");
        String token = draft(key).token();
        assertThat(check(expected(ACME), token)).isInstanceOf(TokenCheck.Verified.class);
        issuer.serves(SigningKey.set(SigningKey.draw(Way.ES256).jwk("new")));
        passes(Duration.ofMinutes(1));
        verifier.check(expected(ACME), token);
        await().untilAsserted(() ->
                assertThat(check(expected(ACME), token)).isEqualTo(new TokenCheck.Rejected(TokenFault.KEY_UNKNOWN)));
    }

    @Test
    void aDeadEndpointIs503OnceTheKeysAreTooOldAndNever401() {
        SigningKey key = SigningKey.draw(Way.ES256);
        issuer.serves(SigningKey.set(key.jwk("k")), "max-age=60");
        String token = draft(key).claim("exp", "9000000000").token();
        assertThat(check(expected(ACME), token)).isInstanceOf(TokenCheck.Verified.class);
        issuer.gone();
        passes(Duration.ofHours(1));
        assertThat(check(expected(ACME), token)).as("in the grace").isInstanceOf(TokenCheck.Verified.class);
        assertThat(check(
                        expected(ACME),
                        draft(key)
                                .claim("exp", "9000000000")
                                .header("kid", quoted("new"))
                                .token()))
                .as("may be a new key's")
                .isInstanceOf(TokenCheck.Unavailable.class);
        passes(Duration.ofMinutes(1));
        assertThat(check(expected(ACME), token)).isInstanceOf(TokenCheck.Unavailable.class);
        assertThat(check(expected(ACME), draft(key).claim("exp", "1").token()))
                .as("expired, whosever it is")
                .isInstanceOf(TokenCheck.Rejected.class);
        try (TestIssuer other = TestIssuer.open(vertx).serves(SigningKey.set(key.jwk("k")))) {
            assertThat(check(
                            expected(GLOBEX, other.table("id")),
                            draft(key, other).claim("exp", "9000000000").token()))
                    .as("another tenant's is not touched")
                    .isInstanceOf(TokenCheck.Verified.class);
        }
    }

    @Test
    void moreThanFourKeysThatMayHaveSignedItAreNotTried() {
        SigningKey key = SigningKey.draw(Way.ES256);
        issuer.serves(SigningKey.set(
                key.jwk("k"),
                other("k"),
                other("k"),
                other("k"),
                other("k"),
                SigningKey.draw(Way.EDDSA).jwk("k")));
        assertThat(check(expected(ACME), draft(key).token()))
                .isEqualTo(new TokenCheck.Rejected(TokenFault.KEY_AMBIGUOUS));
        assertThat(onEventLoop).isEmpty();
    }

    @Test
    void ofTwoIssuersTheOneThatATokenNamesIsAsked() {
        SigningKey key = SigningKey.draw(Way.RS256);
        issuer.serves(SigningKey.set(key.jwk("k")));
        try (TestIssuer other = TestIssuer.open(vertx)
                .serves(SigningKey.set(SigningKey.draw(Way.RS256).jwk("k")))) {
            List<ExpectedToken> anyOf = List.of(
                    expected(ACME, other.table("other")).getFirst(),
                    expected(ACME).getFirst());
            assertThat(check(anyOf, draft(key).token()))
                    .isInstanceOfSatisfying(
                            TokenCheck.Verified.class,
                            it -> assertThat(it.token().issuerName()).isEqualTo("id"));
            assertThat(other.asked).hasValue(0);
            assertThat(check(anyOf, draft(key, other).token())).isEqualTo(WRONG);
        }
    }

    @Test
    void ofTwoSourcesOfOneIssuersKeysOneThatIsAwayHidesNotTheOther() {
        SigningKey key = SigningKey.draw(Way.RS256);
        issuer.answers(request -> {
            if (request.uri().equals("/here")) {
                request.response().end(SigningKey.set(key.jwk("k")));
            } else {
                request.connection().close();
            }
        });
        List<ExpectedToken> anyOf = List.of(
                expected(ACME, at("/away")).getFirst(),
                expected(ACME, at("/here")).getFirst());
        assertThat(check(anyOf, draft(key).token())).isInstanceOf(TokenCheck.Verified.class);
        assertThat(check(anyOf, draft(SigningKey.draw(Way.RS256)).token()))
                .as("may be signed by a key of the one that is away")
                .isInstanceOf(TokenCheck.Unavailable.class);
    }

    @ParameterizedTest(name = "{0} by keys that share issuer and kid")
    @EnumSource(Way.class)
    void aTenantsTokensAreNothingToATenantWhoseIssuerAndKidsAreNamedAlike(Way way) {
        SigningKey acmes = SigningKey.draw(way);
        SigningKey globexs = SigningKey.draw(way);
        issuer.answers(request ->
                request.response().end(SigningKey.set((request.uri().equals("/acme") ? acmes : globexs).jwk("k"))));
        List<ExpectedToken> acme = expected(ACME, at("/acme"));
        List<ExpectedToken> globex = expected(GLOBEX, at("/globex"));
        String token = draft(acmes).token();
        for (int i = 0; i < 2; i++) {
            assertThat(check(acme, token)).isInstanceOf(TokenCheck.Verified.class);
            assertThat(check(globex, token)).isEqualTo(WRONG);
        }
        assertThat(check(globex, draft(globexs).token())).isInstanceOf(TokenCheck.Verified.class);
        assertThat(check(acme, draft(globexs).token())).isEqualTo(WRONG);
        assertThat(check(expected(ACME, at("/globex")), token))
                .as("the same tenant, with other settings of the issuer")
                .isEqualTo(WRONG);
    }

    @Test
    void aSharedSecretSignsByItsOwnAlgorithmsAlone() throws Exception {
        IssuerTable table = TestIssuer.table(
                "id",
                "https://id.example",
                new KeySource.SharedSecret("jwt", new TreeSet<>(Set.of(TokenAlgorithm.HS256))));
        SecretValue secret = new SecretValue("0123456789abcdef0123456789abcdef");
        List<ExpectedToken> expected = List.of(new ExpectedToken(
                ACME,
                TrustedIssuer.withSecret(
                        table,
                        VerificationKey.shared(secret, Set.of(TokenAlgorithm.HS256))
                                .orElseThrow()),
                Set.of(),
                ALL,
                Optional.empty()));
        Draft draft = draft(SigningKey.draw(Way.RS256)).claim("iss", quoted("https://id.example"));
        draft.header("alg", quoted("HS256"));
        assertThat(check(expected, withMac(draft, "HmacSHA256", secret.text())))
                .isInstanceOf(TokenCheck.Verified.class);
        assertThat(check(expected, withMac(draft, "HmacSHA256", secret.text() + "x")))
                .isEqualTo(WRONG);
        draft.header("alg", quoted("HS512"));
        assertThat(check(expected, withMac(draft, "HmacSHA512", secret.text())))
                .isEqualTo(new TokenCheck.Rejected(TokenFault.KEY_UNFIT));
        draft.header("alg", quoted("RS256"));
        assertThat(check(expected, draft.token())).isEqualTo(new TokenCheck.Rejected(TokenFault.KEY_UNFIT));
    }

    @Test
    void tokensOfManySmallClaimsDoNotFillTheMemory() {
        SigningKey key = SigningKey.draw(Way.RS256);
        issuer.serves(SigningKey.set(key.jwk("k")));
        for (int i = 0; i < 40; i++) {
            String many = "[" + i + ",1".repeat(5_000) + "]";
            check(expected(ACME), draft(key).claim("n", many).token());
        }
        // Each takes some 500 kB, of 10 MB in all.
        assertThat(verified.size()).isBetween(10L, 25L);
    }

    @Test
    void tokensOfALongTypeDoNotFillTheMemory() {
        SigningKey key = SigningKey.draw(Way.RS256);
        issuer.serves(SigningKey.set(key.jwk("k")));
        String type = quoted("x".repeat(10_000));
        for (int i = 0; i < 600; i++) {
            check(
                    expected(ACME),
                    draft(key).header("typ", type).claim("n", "" + i).token());
        }
        // Each takes some 20 kB, of 10 MB in all.
        assertThat(verified.size()).isBetween(300L, 520L);
    }

    @Test
    void nothingOfATokenIsShown() {
        SigningKey key = SigningKey.draw(Way.RS256);
        issuer.serves(SigningKey.set(key.jwk("k")));
        String token = draft(key).claim("email", quoted("zoe@acme.example")).token();
        TokenCheck answer = check(expected(ACME), token);
        assertThat(answer.toString()).contains("id").doesNotContain("u1").doesNotContain("zoe");
        TokenReading read = TokenReader.read(token);
        assertThat(read.toString()).doesNotContain("u1").doesNotContain(token.substring(0, 20));
        assertThat(((TokenReading.Read) read).token().claims().all().values().toString())
                .doesNotContain("u1")
                .doesNotContain("zoe");
    }

    private IssuerTable at(String path) {
        return TestIssuer.table("id", issuer.url(), new KeySource.KeySet(issuer.url() + path));
    }

    private List<ExpectedToken> expected(TenantId tenant) {
        return expected(tenant, issuer.table("id"));
    }

    private static List<ExpectedToken> expected(TenantId tenant, IssuerTable table) {
        return List.of(
                new ExpectedToken(tenant, TrustedIssuer.withKeySet(table), Set.of("orders"), ALL, Optional.empty()));
    }

    private Draft draft(SigningKey key) {
        return draft(key, issuer);
    }

    private static Draft draft(SigningKey key, TestIssuer by) {
        return new Draft(key)
                .header("kid", quoted("k"))
                .claim("iss", quoted(by.url()))
                .claim("aud", quoted("orders"))
                .claim("jti", quoted("j1"))
                .claim("sid", quoted("s1"))
                .claim("sub", quoted("u1"))
                .claim("iat", Long.toString(START.getEpochSecond() - 10))
                .claim("exp", Long.toString(START.getEpochSecond() + 300));
    }

    private static String other(String kid) {
        return SigningKey.draw(Way.ES256).jwk(kid);
    }

    private static String withMac(Draft draft, String how, String secret) throws Exception {
        String input = draft.signingInput();
        Mac mac = Mac.getInstance(how);
        mac.init(new SecretKeySpec(SigningKey.ascii(secret), how));
        return input + "." + Base64Url.encode(mac.doFinal(SigningKey.ascii(input)));
    }

    private TokenCheck check(List<ExpectedToken> anyOf, String token) {
        return TestIssuer.await(verifier.check(anyOf, token).future());
    }

    private void passes(Duration time) {
        passed.addAndGet(time.toNanos());
    }

    private void hold() {
        if (hold) {
            try {
                held.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
