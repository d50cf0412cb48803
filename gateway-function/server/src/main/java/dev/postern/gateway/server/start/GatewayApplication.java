package dev.postern.gateway.server.start;

import dev.postern.gateway.credential.KeyChanges;
import dev.postern.gateway.flow.DataPlane;
import dev.postern.gateway.flow.DataPlaneOptions;
import dev.postern.gateway.http.HttpLimits;
import dev.postern.gateway.identity.IdentityTokens;
import dev.postern.gateway.limit.RedisLimiter;
import dev.postern.gateway.live.ConfigInForce;
import dev.postern.gateway.live.Live;
import dev.postern.gateway.reload.BundleWatch;
import dev.postern.gateway.reload.Reloads;
import dev.postern.gateway.revocation.RevocationFollower;
import dev.postern.gateway.server.health.GatewayState;
import dev.postern.gateway.server.health.Identity;
import dev.postern.gateway.server.settings.Setting;
import dev.postern.gateway.server.settings.Settings;
import dev.postern.gateway.usage.UsagePartitions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/// Serves: starts the data plane once Quarkus has started the admin side, and watches the stores come up.
public final class GatewayApplication implements QuarkusApplication {
    private static final Logger LOG = Logger.getLogger(GatewayApplication.class);
    private static final Duration IDLE = Duration.ofSeconds(75);
    private static final long BIND_SECONDS = 10;
    /// Fails where the schema is missing too, which makes the gateway as useless as no Postgres would.
    private static final String PROBE =
            "SELECT EXISTS (SELECT FROM public.api_keys), EXISTS (SELECT FROM public.revocations)";

    private final Settings settings;
    private final Vertx vertx;
    private final Live live;
    private final Counts counts;
    private final Pool pool;
    private final RedisLimiter redis;
    private final GatewayState state;
    private final Identity identity;
    private final Drain drain;
    private final MeterRegistry metrics;
    private final Reloads reloads;
    private final KeyChanges keyChanges;
    private final RevocationFollower revocations;
    private final IdentityTokens identities;

    GatewayApplication(
            Settings settings,
            Vertx vertx,
            Live live,
            Counts counts,
            @Named(Parts.TRAFFIC) Pool pool,
            RedisLimiter redis,
            GatewayState state,
            Identity identity,
            Drain drain,
            MeterRegistry metrics,
            Reloads reloads,
            KeyChanges keyChanges,
            RevocationFollower revocations,
            IdentityTokens identities) {
        this.settings = settings;
        this.vertx = vertx;
        this.live = live;
        this.counts = counts;
        this.pool = pool;
        this.redis = redis;
        this.state = state;
        this.identity = identity;
        this.drain = drain;
        this.metrics = metrics;
        this.reloads = reloads;
        this.keyChanges = keyChanges;
        this.revocations = revocations;
        this.identities = identities;
    }

    @Override
    public int run(String... arguments) throws InterruptedException {
        watchStores();
        try {
            DataPlane dataPlane = listen();
            Gauge.builder("postern.requests.in.flight", dataPlane, DataPlane::inFlight)
                    .description("Requests under way")
                    .register(metrics);
            drain.whenStopping(dataPlane);
        } catch (ExecutionException | TimeoutException refused) {
            LOG.errorf(
                    "%s: %d on %s cannot be listened on (expected: a free port): %s",
                    Setting.PORT, settings.data().port(), settings.data().host(), refused.getMessage());
            return 1;
        }
        state.nowListening();
        sayWhatIsServed();
        Optional<BundleWatch> watch =
                settings.bundleFile().map(file -> new BundleWatch(file, live, reloads, InstantSource.system()));
        watch.ifPresent(BundleWatch::start);
        Quarkus.waitForExit();
        watch.ifPresent(BundleWatch::close);
        return 0;
    }

    private void sayWhatIsServed() {
        ConfigInForce config = live.current().config();
        LOG.infof(
                "Postern %s serves %d tenants (config %s, %s): data plane on %s:%d, admin side on %s:%d",
                identity.version(),
                config.tenants(),
                config.digest(),
                config.commit().map(commit -> "commit " + commit).orElse("commit unknown"),
                settings.data().host(),
                settings.data().port(),
                settings.admin().host(),
                settings.admin().port());
    }

    private DataPlane listen() throws ExecutionException, TimeoutException, InterruptedException {
        var options = new DataPlaneOptions(
                settings.data().host(), settings.data().port(), settings.eventLoops(), HttpLimits.DEFAULT, IDLE);
        return WarmUp.run(vertx, redis, settings.eventLoops())
                .compose(warm -> DataPlane.start(vertx, options, live, counts, identities.published()))
                .toCompletionStage()
                .toCompletableFuture()
                .get(BIND_SECONDS, TimeUnit.SECONDS);
    }

    private void watchStores() {
        String postgres = "Postgres at " + settings.database().address();
        new StoreWatch(
                        vertx,
                        settings.database().setting(),
                        postgres,
                        () -> pool.query(PROBE).execute(),
                        this::databaseReached)
                .start();
        String redisAddress = "Redis at " + settings.redis().address();
        new StoreWatch(vertx, Setting.REDIS_URL, redisAddress, redis::reach, () -> {}).start();
    }

    private void databaseReached() {
        keyChanges.start();
        // Ready once tokens can be told from revoked ones: until then they would get 503.
        Future.join(new UsagePartitions(vertx, pool).start(), revocations.start())
                .onComplete(_ -> state.nowDatabaseReached());
    }
}
