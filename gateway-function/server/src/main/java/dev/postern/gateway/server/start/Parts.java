package dev.postern.gateway.server.start;

import dev.postern.gateway.credential.KeyCache;
import dev.postern.gateway.credential.KeyCacheOptions;
import dev.postern.gateway.credential.KeyChanges;
import dev.postern.gateway.credential.KeyStore;
import dev.postern.gateway.credential.PostgresKeyStore;
import dev.postern.gateway.identity.IdentityTokens;
import dev.postern.gateway.limit.FallbackLimiter;
import dev.postern.gateway.limit.MemoryLimiter;
import dev.postern.gateway.limit.RedisLimiter;
import dev.postern.gateway.limit.RedisLimiterOptions;
import dev.postern.gateway.live.Live;
import dev.postern.gateway.live.PolicyFactory;
import dev.postern.gateway.policy.auth.AuthFactory;
import dev.postern.gateway.reload.Reloads;
import dev.postern.gateway.revocation.PostgresRevocationStore;
import dev.postern.gateway.revocation.RevocationFollower;
import dev.postern.gateway.revocation.RevocationFollowerOptions;
import dev.postern.gateway.revocation.Revocations;
import dev.postern.gateway.secret.SecretSource;
import dev.postern.gateway.secret.SecretVariables;
import dev.postern.gateway.server.admin.Admin;
import dev.postern.gateway.server.health.Identity;
import dev.postern.gateway.server.settings.Settings;
import dev.postern.gateway.token.TokenVerifier;
import dev.postern.gateway.usage.BatchingUsageRecorder;
import dev.postern.gateway.usage.UsageRecorder;
import dev.postern.gateway.usage.UsageRecorderOptions;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What the process is made of, one of each. Making a part connects to nothing yet. Quarkus registers the metrics of
/// each that is a MeterBinder by its type.
@Singleton
final class Parts {
    /// For requests and usage; the management API has its own, so that neither waits for the other.
    static final String TRAFFIC = "traffic";

    private static final int TRAFFIC_CONNECTIONS = 8;
    private static final int ADMIN_CONNECTIONS = 4;

    @Produces
    @Singleton
    Settings settings() {
        return Launch.current().settings();
    }

    @Produces
    @Singleton
    Identity identity(@ConfigProperty(name = "quarkus.application.version") String version) {
        return new Identity(version);
    }

    @Produces
    @Singleton
    @Named(TRAFFIC)
    Pool traffic(Vertx vertx, Settings settings) {
        return Connections.postgres(vertx, settings.database(), TRAFFIC_CONNECTIONS);
    }

    @Produces
    @Singleton
    KeyCache keyCache(@Named(TRAFFIC) Pool pool, Instance<BundlePlans> plans) {
        // Asked for late: plans need the config in force, whose policies need the keys.
        KeyStore store = new PostgresKeyStore(pool, name -> plans.get().find(name));
        return new KeyCache(store, KeyCacheOptions.standard(), System::nanoTime);
    }

    @Produces
    @Singleton
    KeyChanges keyChanges(Vertx vertx, Settings settings, KeyCache keys) {
        return new KeyChanges(vertx, () -> Connections.listening(vertx, settings.database()), keys);
    }

    @Produces
    @Singleton
    Revocations revocations() {
        return new Revocations(InstantSource.system());
    }

    @Produces
    @Singleton
    RevocationFollower revocationFollower(
            Vertx vertx, Settings settings, @Named(TRAFFIC) Pool pool, Revocations revocations) {
        return new RevocationFollower(
                vertx,
                new PostgresRevocationStore(pool),
                () -> Connections.listening(vertx, settings.database()),
                revocations,
                RevocationFollowerOptions.standard(),
                System::nanoTime);
    }

    @Produces
    @Singleton
    TokenVerifier tokens(Vertx vertx) {
        return TokenVerifier.standard(vertx);
    }

    @Produces
    @Singleton
    IdentityTokens identityTokens(Vertx vertx, Settings settings) {
        return new IdentityTokens(
                vertx,
                settings.identity().issuer(),
                Launch.current().identity(),
                InstantSource.system(),
                System::nanoTime);
    }

    @Produces
    @Singleton
    RedisLimiter redisLimiter(Vertx vertx, Settings settings) {
        return new RedisLimiter(vertx, Connections.redis(settings.redis()), RedisLimiterOptions.standard());
    }

    @Produces
    @Singleton
    FallbackLimiter limiter(RedisLimiter redis) {
        return new FallbackLimiter(redis, new MemoryLimiter(InstantSource.system()), System::nanoTime);
    }

    /// Its metrics are registered here, since its type here is not that of a binder, which Quarkus looks for.
    @Produces
    @Singleton
    UsageRecorder usage(Vertx vertx, @Named(TRAFFIC) Pool pool, MeterRegistry metrics) {
        var recorder = new BatchingUsageRecorder(vertx, pool, UsageRecorderOptions.standard());
        recorder.bindTo(metrics);
        return recorder;
    }

    @Produces
    @Singleton
    SecretSource secrets(Settings settings) {
        SecretSource variables = new SecretVariables(System.getenv());
        return settings.secretsDir()
                .map(folder -> SecretSource.firstOf(List.of(SecretSource.files(folder), variables)))
                .orElse(variables);
    }

    @Produces
    @Singleton
    Live live(
            Vertx vertx,
            KeyCache keys,
            TokenVerifier tokens,
            Revocations revocations,
            FallbackLimiter limiter,
            IdentityTokens identities,
            SecretSource secrets) {
        var auth = new AuthFactory(keys, tokens, revocations);
        var policies = new PolicyFactory(auth, limiter, identities, InstantSource.system());
        return new Live(vertx, Launch.current().bundle(), policies, secrets, InstantSource.system());
    }

    @Produces
    @Singleton
    Reloads reloads(Live live) {
        return new Reloads(live.current().config());
    }

    @Produces
    @Singleton
    BundlePlans plans(Vertx vertx, Live live) {
        return new BundlePlans(vertx, live);
    }

    @Produces
    @Singleton
    Admin admin(
            Vertx vertx,
            Settings settings,
            KeyCache keys,
            RevocationFollower revocations,
            BundlePlans plans,
            UsageRecorder usage) {
        Pool pool = Connections.postgres(vertx, settings.database(), ADMIN_CONNECTIONS);
        return new Admin(pool, keys, revocations, plans, usage, settings.environment());
    }
}
