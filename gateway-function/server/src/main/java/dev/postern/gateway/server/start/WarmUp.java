package dev.postern.gateway.server.start;

import dev.postern.config.policy.RateLimitConfig.Window;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.limit.Charge;
import dev.postern.gateway.limit.RedisLimiter;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/// Connects every event loop to Redis before the first request comes.
///
/// A charge may take 50 ms, and a new process needs more for its first one: it would be counted locally, beside
/// Redis. The charge made here is of a limit of its own and is forgotten after a second.
final class WarmUp {
    private static final TenantId NOBODY = new TenantId("postern");
    private static final List<Charge> CHARGE =
            List.of(new Charge("start", "warm-up", Integer.MAX_VALUE, Window.SECOND));
    private static final Duration AT_MOST = Duration.ofSeconds(1);
    private static final long PAUSE_MILLIS = 20;

    private final Vertx vertx;
    private final RedisLimiter redis;
    private final long deadlineNanos = System.nanoTime() + AT_MOST.toNanos();

    private WarmUp(Vertx vertx, RedisLimiter redis) {
        this.vertx = vertx;
        this.redis = redis;
    }

    /// Completes when all are connected, and after a second at the latest; never fails.
    static Future<Void> run(Vertx vertx, RedisLimiter redis, int eventLoops) {
        WarmUp warmUp = new WarmUp(vertx, redis);
        return Future.all(IntStream.range(0, eventLoops)
                        .mapToObj(loop -> warmUp.connectNextLoop())
                        .toList())
                .mapEmpty();
    }

    /// Contexts are dealt out to the event loops in turn. One of a verticle would take the connection with it
    /// when it is undeployed.
    private Future<Void> connectNextLoop() {
        Context context = ((VertxInternal) vertx).createEventLoopContext();
        Promise<Void> connected = Promise.promise();
        context.runOnContext(now -> tryOnce(connected));
        return connected.future();
    }

    private void tryOnce(Promise<Void> connected) {
        redis.charge(NOBODY, CHARGE).onComplete(charged -> {
            if (charged.succeeded() || System.nanoTime() - deadlineNanos > 0) {
                connected.complete();
            } else {
                vertx.setTimer(PAUSE_MILLIS, again -> tryOnce(connected));
            }
        });
    }
}
