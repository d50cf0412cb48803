package dev.postern.gateway.limit;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One event loop's connection to Redis, on which its commands follow each other without waiting.
///
/// Connects when first needed, and again after a loss, not sooner than a backoff. Only for its own event loop.
final class RedisLink {
    /// A command sent, in the order of sending and so of deadlines.
    private record Sent(Promise<Response> answer, long deadlineNanos) {}

    private final Vertx vertx;
    private final Context context;
    private final RedisOptions redis;
    private final RedisLimiterOptions options;
    private final ArrayDeque<Sent> sent = new ArrayDeque<>();
    private int unanswered;
    private boolean watching;
    private long connectNotBeforeNanos = System.nanoTime();
    private Duration backoff;
    /// Counts connections, so that the end of an old one is not taken for the end of the present one.
    private int generation;

    private @Nullable Redis client;
    private @Nullable Future<RedisConnection> connection;

    RedisLink(Vertx vertx, Context context, RedisOptions redis, RedisLimiterOptions options) {
        this.vertx = vertx;
        this.context = context;
        this.redis = new RedisOptions(redis)
                .setMaxPoolSize(1)
                .setMaxWaitingHandlers(options.inFlight() + 8)
                .setNetClientOptions(new NetClientOptions(redis.getNetClientOptions())
                        .setConnectTimeout((int) options.probeLimit().toMillis()));
        this.options = options;
        this.backoff = options.firstBackoff();
    }

    /// Where this link's methods must be called.
    Context context() {
        return context;
    }

    /// Sends a command once; fails when it is not answered in time, though Redis may still carry it out.
    Future<Response> send(Request request) {
        if (unanswered >= options.inFlight()) {
            return Future.failedFuture(new LimiterAwayException("more charges unanswered than " + unanswered));
        }
        if (connection == null && System.nanoTime() - connectNotBeforeNanos < 0) {
            return Future.failedFuture(new LimiterAwayException("not connected"));
        }
        Promise<Response> answer = Promise.promise();
        sent.add(new Sent(answer, System.nanoTime() + options.timeLimit().toNanos()));
        unanswered++;
        connected().compose(open -> open.send(request)).onComplete(reply -> {
            unanswered--;
            if (reply.succeeded()) {
                answer.tryComplete(reply.result());
            } else {
                answer.tryFail(reply.cause());
            }
        });
        watch();
        return answer.future();
    }

    /// Connects where needed and waits for a PONG; a connection that gives none is cut, for a new one to be made.
    Future<Void> reach() {
        Future<RedisConnection> connecting = connected();
        int mine = generation;
        return connecting
                .compose(open -> open.send(Request.cmd(Command.PING)))
                .timeout(options.probeLimit().toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(_ -> context.runOnContext(_ -> lost(mine)))
                .mapEmpty();
    }

    /// Ends the connection; what is unanswered fails.
    void cut() {
        Redis old = client;
        generation++;
        client = null;
        connection = null;
        if (old != null) {
            old.close();
        }
    }

    private Future<RedisConnection> connected() {
        if (connection != null) {
            return connection;
        }
        Redis fresh = Redis.createClient(vertx, redis);
        Future<RedisConnection> connecting = fresh.connect();
        client = fresh;
        connection = connecting;
        int mine = generation;
        connecting.onComplete(done -> {
            if (done.succeeded()) {
                backoff = options.firstBackoff();
                done.result().exceptionHandler(_ -> lost(mine)).endHandler(_ -> lost(mine));
            } else {
                connectNotBeforeNanos = System.nanoTime() + backoff.toNanos();
                Duration doubled = backoff.multipliedBy(2);
                backoff = doubled.compareTo(options.maxBackoff()) < 0 ? doubled : options.maxBackoff();
                lost(mine);
            }
        });
        return connecting;
    }

    private void lost(int which) {
        if (generation == which) {
            cut();
        }
    }

    /// One timer for all that is unanswered: it waits for the oldest, since a timer each would cost more than
    /// the charge itself.
    private void watch() {
        if (!watching) {
            watching = true;
            vertx.setTimer(Math.max(1, options.timeLimit().toMillis()), _ -> expire());
        }
    }

    private void expire() {
        watching = false;
        long now = System.nanoTime();
        Sent oldest = sent.peek();
        while (oldest != null && (oldest.answer().future().isComplete() || now - oldest.deadlineNanos() >= 0)) {
            sent.remove();
            oldest.answer()
                    .tryFail(new LimiterAwayException(
                            "no answer within " + options.timeLimit().toMillis() + " ms"));
            oldest = sent.peek();
        }
        if (oldest != null) {
            watching = true;
            long left = TimeUnit.NANOSECONDS.toMillis(oldest.deadlineNanos() - now);
            vertx.setTimer(left + 1, _ -> expire());
        }
    }
}
