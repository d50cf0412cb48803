package dev.postern.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.postern.config.table.IssuerTable;
import dev.postern.config.table.IssuerTable.KeySource;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.token.SigningKey.Way;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Against real HTTP servers; only the age of keys is counted by a clock of the test's.
class KeySetsTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId GLOBEX = new TenantId("globex");
    private static final String ONE = SigningKey.set(SigningKey.draw(Way.ES256).jwk("one"));
    private static final String TWO = SigningKey.set(
            SigningKey.draw(Way.ES256).jwk("one"), SigningKey.draw(Way.ES256).jwk("two"));
    private static final Duration A_MOMENT = Duration.ofMillis(1);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000); // nanoTime may overflow
    private final Vertx vertx = Vertx.vertx();
    private final TestIssuer issuer = TestIssuer.open(vertx).serves(ONE);
    private final KeySets keySets = new KeySets(vertx, options(Duration.ofSeconds(10)), nanos::get);

    @AfterEach
    void close() {
        TestIssuer.await(vertx.close());
    }

    @Test
    void allWhoAskAtOnceShareOneFetch() {
        Queue<HttpServerRequest> held = hold();
        List<Future<KeysAnswer>> answers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            answers.add(load());
        }
        await().until(() -> !held.isEmpty());
        held.forEach(request -> request.response().end(ONE));
        assertThat(answers)
                .allSatisfy(answer -> assertThat(TestIssuer.await(answer)).isInstanceOf(KeysAnswer.Usable.class));
        assertThat(issuer.asked).hasValue(1);
    }

    @ParameterizedTest(name = "Cache-Control: {0} is fresh for {1} s")
    @CsvSource(
            delimiter = '|',
            value = {
                "public                    | 600",
                "max-age=300               | 300",
                "public, Max-Age=\"300\"   | 300",
                "max-age=5                 | 60",
                "max-age=99999999          | 86400",
                "max-age=999999999999      | 600", // no number of ours: nothing said
                "max-age=-1                | 600",
                "no-store                  | 60",
                "max-age=3600, no-cache    | 60",
            })
    void aSetIsFreshAsLongAsItsEndpointSaysWithinBounds(String cacheControl, long seconds) {
        issuer.serves(ONE, cacheControl);
        TestIssuer.await(load());
        passes(Duration.ofSeconds(seconds).minus(A_MOMENT));
        assertThat(keySets.atHand(ACME, issuer.table("id"))).isPresent();
        assertThat(issuer.asked).hasValue(1);
        passes(A_MOMENT);
        assertThat(keySets.atHand(ACME, issuer.table("id")))
                .as("goes on being used while it is renewed")
                .isPresent();
        await().untilAsserted(() -> assertThat(issuer.asked).hasValue(2));
    }

    @Test
    void anUnknownKeyHasTheSetFetchedAnewAtMostOnceInAWhile() {
        TestIssuer.await(load());
        issuer.serves(TWO);
        for (int i = 0; i < 20; i++) {
            assertThat(namesTwo(renew())).isFalse();
        }
        assertThat(issuer.asked).as("asked a moment ago").hasValue(1);
        passes(Duration.ofSeconds(30));
        List<Future<KeysAnswer>> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(keySets.renew(ACME, issuer.table("id")));
        }
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(namesTwo(TestIssuer.await(answer))).isTrue());
        assertThat(issuer.asked).hasValue(2);
    }

    @Test
    void whileTheEndpointIsAwayTheLastGoodKeysAreUsedForAGraceAndThenNone() {
        issuer.serves(ONE, "max-age=600");
        TestIssuer.await(load());
        issuer.gone();
        passes(Duration.ofMinutes(10));
        assertThat(renew())
                .isInstanceOfSatisfying(
                        KeysAnswer.Usable.class,
                        usable -> assertThat(usable.current()).isFalse());
        passes(Duration.ofHours(1).minus(A_MOMENT));
        assertThat(keySets.atHand(ACME, issuer.table("id"))).isPresent();
        passes(A_MOMENT);
        assertThat(keySets.atHand(ACME, issuer.table("id"))).isEmpty();
        assertThat(TestIssuer.await(load())).isInstanceOf(KeysAnswer.Away.class);
        issuer.serves(TWO);
        passes(Duration.ofSeconds(10));
        assertThat(namesTwo(TestIssuer.await(load()))).as("it is back").isTrue();
    }

    @Test
    void anIssuerThatFailedIsLeftAloneForAWhile() {
        issuer.gone();
        assertThat(TestIssuer.await(load())).isEqualTo(new KeysAnswer.Away(Duration.ofSeconds(10)));
        int asked = issuer.asked.get();
        passes(Duration.ofSeconds(4));
        for (int i = 0; i < 20; i++) {
            assertThat(load().result()).isEqualTo(new KeysAnswer.Away(Duration.ofSeconds(6)));
        }
        assertThat(issuer.asked).hasValue(asked);
    }

    static Stream<Arguments> badAnswers() {
        return Stream.of(
                bad("is gone", request -> request.connection().close()),
                bad("fails", request -> request.response().setStatusCode(500).end(TWO)),
                bad(
                        "redirects",
                        request -> request.response()
                                .setStatusCode(302)
                                .putHeader("Location", "/other")
                                .end()),
                bad("is huge", request -> request.response().end("x".repeat(KeySet.MOST_BYTES + 1))),
                bad("never ends", request -> {
                    request.response().setChunked(true);
                    request.response().write("x".repeat(KeySet.MOST_BYTES));
                    request.response().write("x");
                }),
                bad("is malformed", request -> request.response().end("{\"keys\":")),
                bad("has a name twice", request -> request.response().end("{\"keys\":[],\"keys\":[]}")),
                bad(
                        "has weak keys only",
                        request -> request.response()
                                .end(SigningKey.set(
                                        SigningKey.rsa(Way.RS256, 1_024).jwk("two")))),
                bad("cuts", request -> {
                    request.response().putHeader("Content-Length", "5000").write("{");
                    request.connection().close();
                }));
    }

    private static Arguments bad(String how, Consumer<HttpServerRequest> answer) {
        return Arguments.of(how, answer);
    }

    @ParameterizedTest(name = "when the endpoint {0} the last good keys stay")
    @MethodSource("badAnswers")
    void aBadAnswerLeavesTheLastGoodKeys(String how, Consumer<HttpServerRequest> answer) {
        TestIssuer.await(load());
        issuer.answers(answer);
        passes(Duration.ofSeconds(30));
        assertThat(renew()).as(how).isInstanceOfSatisfying(KeysAnswer.Usable.class, usable -> {
            assertThat(usable.current()).isFalse();
            assertThat(usable.keys().names("one")).isTrue();
        });
    }

    @Test
    void aSlowEndpointIsGivenUpAfterTheTimeLimit() {
        hold();
        KeySets impatient = new KeySets(vertx, options(Duration.ofMillis(200)), nanos::get);
        assertThat(TestIssuer.await(impatient.load(ACME, issuer.table("id")))).isInstanceOf(KeysAnswer.Away.class);
    }

    @Test
    void oneTenantsDeadEndpointsTakeNoPlaceOfAnothers() {
        hold();
        for (int i = 0; i < 10; i++) {
            keySets.load(ACME, TestIssuer.table("id" + i, issuer.url() + i, keys(issuer, "/" + i)));
        }
        await().untilAsserted(() -> assertThat(issuer.asked).hasValue(4));
        assertThat(keySets.load(ACME, TestIssuer.table("more", "x", keys(issuer, "/more")))
                        .result())
                .as("acme has its four places taken")
                .isEqualTo(new KeysAnswer.Away(Duration.ofSeconds(1)));
        TestIssuer other = TestIssuer.open(vertx).serves(ONE);
        assertThat(TestIssuer.await(keySets.load(GLOBEX, other.table("id")))).isInstanceOf(KeysAnswer.Usable.class);
    }

    /// Each holds a place until the time limit; if they held all of them, nobody else's keys could be had meanwhile.
    @Test
    void deadEndpointsOfManyTenantsLeaveOthersTheirPlaces() {
        KeySets impatient = new KeySets(vertx, options(Duration.ofMillis(300)), nanos::get);
        hold();
        List<Future<KeysAnswer>> first = new ArrayList<>();
        for (int tenant = 0; tenant < 16; tenant++) {
            first.addAll(loadFour(impatient, tenant));
        }
        first.forEach(TestIssuer::await);
        passes(Duration.ofSeconds(11));
        int asked = issuer.asked.get();
        for (int tenant = 0; tenant < 16; tenant++) {
            loadFour(impatient, tenant);
        }
        TestIssuer other = TestIssuer.open(vertx).serves(ONE);
        assertThat(impatient.load(GLOBEX, other.table("id")))
                .satisfies(answer -> assertThat(TestIssuer.await(answer)).isInstanceOf(KeysAnswer.Usable.class));
        assertThat(issuer.asked.get() - asked)
                .as("some of them at a time are tried again")
                .isBetween(1, 16);
    }

    private List<Future<KeysAnswer>> loadFour(KeySets sets, int tenant) {
        List<Future<KeysAnswer>> answers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String name = tenant + "-" + i;
            answers.add(sets.load(
                    new TenantId("t" + tenant), TestIssuer.table(name, issuer.url() + name, keys(issuer, "/" + name))));
        }
        return answers;
    }

    @Test
    void tenantsShareNoKeysThoughTheirIssuersAreNamedAlike() {
        TestIssuer.await(load());
        assertThat(keySets.atHand(GLOBEX, issuer.table("id"))).isEmpty();
        assertThat(keySets.atHand(ACME, TestIssuer.table("id", issuer.url(), keys(issuer, "/elsewhere"))))
                .isEmpty();
    }

    @Test
    void discoveryNamesTheKeySet() {
        IssuerTable discovered = TestIssuer.table("id", issuer.url() + "/", new KeySource.Discovery());
        discovers(issuer.url() + "/", issuer.url() + "/jwks");
        assertThat(TestIssuer.await(keySets.load(ACME, discovered))).isInstanceOf(KeysAnswer.Usable.class);
        assertThat(issuer.asked).hasValue(2);
    }

    @ParameterizedTest(name = "issuer {0} with keys at {1} is refused")
    @CsvSource({
        "https://other.example, /jwks", // mix-up of issuers
        "SELF/, /jwks",
        "SELF, ftp://127.0.0.1/jwks",
        "SELF, http://169.254.169.254/jwks", // without TLS from this machine only
        "SELF, http://user@127.0.0.1/jwks",
        "SELF, //127.0.0.1/jwks",
        "SELF, file:///etc/passwd",
    })
    void aDocumentThatIsAnothersOrLeadsElsewhereIsRefused(String says, String keys) {
        discovers(says.replace("SELF", issuer.url()), keys.startsWith("/j") ? issuer.url() + keys : keys);
        assertThat(TestIssuer.await(
                        keySets.load(ACME, TestIssuer.table("id", issuer.url(), new KeySource.Discovery()))))
                .isInstanceOf(KeysAnswer.Away.class);
        assertThat(issuer.asked).hasValue(1);
    }

    @ParameterizedTest(name = "{0}, configured {1}: {2}")
    @CsvSource({
        "https://id.example/keys,      https://id.example,      true",
        "https://keys.example/keys?a,  https://id.example,      true",
        "http://127.0.0.1:8080/keys,   http://127.0.0.1:8080,   true",
        "http://[::1]/keys,            http://localhost,        true",
        "http://127.0.0.1:8080/keys,   https://id.example,      false", // a document leads nobody here
        "http://id.example/keys,       http://id.example,       false",
        "http://127.0.0.1.evil.example/keys, http://127.0.0.1,  false",
        "https://id.example/keys#a,    https://id.example,      false",
    })
    void keysComeByTlsOrFromThisMachine(String address, String configured, boolean allowed) {
        assertThat(KeyAddress.of(address, configured).isPresent()).isEqualTo(allowed);
    }

    @Test
    void answersComeBackToTheCallersEventLoop() {
        Future<Boolean> home =
                Future.future(promise -> vertx.getOrCreateContext().runOnContext(_ -> {
                    var caller = Objects.requireNonNull(Vertx.currentContext());
                    keySets.load(ACME, issuer.table("id"))
                            .onComplete(_ -> promise.complete(caller.equals(Vertx.currentContext())));
                }));
        assertThat(TestIssuer.await(home)).isTrue();
    }

    private void discovers(String says, String keys) {
        issuer.answers(request -> request.response()
                .end(
                        request.uri().endsWith("/openid-configuration")
                                ? "{\"issuer\":\"" + says + "\",\"jwks_uri\":\"" + keys + "\"}"
                                : ONE));
    }

    private Queue<HttpServerRequest> hold() {
        Queue<HttpServerRequest> held = new ConcurrentLinkedQueue<>();
        issuer.answers(held::add);
        return held;
    }

    private Future<KeysAnswer> load() {
        return keySets.load(ACME, issuer.table("id"));
    }

    private KeysAnswer renew() {
        return TestIssuer.await(keySets.renew(ACME, issuer.table("id")));
    }

    private static boolean namesTwo(KeysAnswer answer) {
        return answer instanceof KeysAnswer.Usable usable && usable.keys().names("two");
    }

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static KeySource keys(TestIssuer issuer, String path) {
        return new KeySource.KeySet(issuer.url() + path);
    }

    private static KeySetsOptions options(Duration timeLimit) {
        KeySetsOptions standard = KeySetsOptions.standard();
        return new KeySetsOptions(
                standard.leastFresh(),
                standard.usualFresh(),
                standard.mostFresh(),
                standard.grace(),
                standard.betweenRenewals(),
                standard.pause(),
                timeLimit,
                standard.fetches(),
                standard.fetchesPerTenant(),
                standard.waiters(),
                standard.issuers());
    }
}
