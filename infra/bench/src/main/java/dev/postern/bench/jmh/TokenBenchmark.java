package dev.postern.bench.jmh;

import dev.postern.config.table.IssuerTable;
import dev.postern.config.table.IssuerTable.KeySource;
import dev.postern.config.value.TenantId;
import dev.postern.config.value.TokenAlgorithm;
import dev.postern.gateway.token.ExpectedToken;
import dev.postern.gateway.token.KeySets;
import dev.postern.gateway.token.KeySetsOptions;
import dev.postern.gateway.token.TokenCheck;
import dev.postern.gateway.token.TokenVerifier;
import dev.postern.gateway.token.TokenVerifierOptions;
import dev.postern.gateway.token.TrustedIssuer;
import dev.postern.gateway.token.VerifiedTokens;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// From a token's text to its claims, verified, by keys that were fetched before.
///
/// EC and Edwards signatures are checked on other threads, for which this one waits: their figures have the way there
/// and back in them.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TokenBenchmark {
    private static final String ISSUER = "https://id.example";
    private static final TenantId TENANT = new TenantId("acme");
    private static final int TOKENS = 64;

    /// How tokens are signed.
    @Param({"RS256", "ES256", "EdDSA"})
    public String algorithm = "";

    /// `known` for one that was verified before, `unknown` for one that never was.
    @Param({"known", "unknown"})
    public String token = "";

    private final Vertx vertx = Vertx.vertx();
    private TestIssuer issuer = TestIssuer.NONE;
    private List<ExpectedToken> expected = List.of();
    private TokenVerifier verifier = TokenVerifier.standard(vertx);
    private List<String> texts = List.of();
    private int next;

    /// Publishes a key, signs a token with it and has the key fetched.
    @Setup
    public void start() throws Exception {
        issuer = TestIssuer.open(vertx, algorithm);
        IssuerTable table = new IssuerTable(
                "id",
                ISSUER,
                new KeySource.KeySet(issuer.url()),
                Duration.ofSeconds(30),
                new TreeSet<>(),
                Optional.empty(),
                IssuerTable.Claims.USUAL);
        expected = List.of(new ExpectedToken(
                TENANT,
                TrustedIssuer.withKeySet(table),
                Set.of("orders"),
                Set.of(TokenAlgorithm.parse(algorithm).orElseThrow()),
                Optional.empty()));
        verifier = new TokenVerifier(
                vertx,
                TokenVerifierOptions.standard(),
                new KeySets(vertx, KeySetsOptions.standard(), System::nanoTime),
                token.equals("known") ? VerifiedTokens.standard() : new VerifiedTokens(0, System::nanoTime),
                InstantSource.system());
        List<String> signed = new ArrayList<>();
        for (int i = 0; i < TOKENS; i++) {
            signed.add(issuer.token(ISSUER));
        }
        texts = signed;
        for (int i = 0; i < TOKENS; i++) {
            TokenCheck first = check();
            if (!(first instanceof TokenCheck.Verified)) {
                throw new IllegalStateException(first + " (expected: verified)");
            }
        }
    }

    @TearDown
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /// Checks a token, and never the same one twice in a row: who asks for one that is being checked shares its check.
    @Benchmark
    public TokenCheck check() {
        next = (next + 1) % TOKENS;
        return verifier.check(expected, texts.get(next))
                .future()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
