package dev.postern.gateway.limit;

import static java.util.Objects.requireNonNull;

import dev.postern.config.value.TenantId;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Counts exactly, in Redis, in one round trip whatever the number of limits; the windows follow Redis' clock.
///
/// The count of a charge lies under `postern:{<tenant>}:limit:<name>:<counter>:<window>`, so that all keys of a
/// request lie in one slot of a cluster. Each event loop has one connection of its own; charges made outside an
/// event loop share one more.
public final class RedisLimiter implements RemoteLimiter {
    private static final LuaScript CHARGE = LuaScript.resource("charge.lua");

    private final Vertx vertx;
    private final RedisOptions redis;
    private final RedisLimiterOptions options;
    /// At most one an event loop: only their threads are keys.
    private final ConcurrentMap<Thread, RedisLink> links = new ConcurrentHashMap<>();
    private final RedisLink elsewhere;

    public RedisLimiter(Vertx vertx, RedisOptions redis, RedisLimiterOptions options) {
        this.vertx = vertx;
        this.redis = redis;
        this.options = options;
        this.elsewhere = link(((VertxInternal) vertx).createEventLoopContext());
    }

    @Override
    public Future<Verdict> charge(TenantId tenant, List<Charge> charges) {
        Context current = Vertx.currentContext();
        if (current != null && current.isEventLoopContext() && Context.isOnEventLoopThread()) {
            RedisLink known = links.get(Thread.currentThread());
            return charge(known == null ? linkHere(current) : known, tenant, charges);
        }
        Promise<Verdict> verdict = Promise.promise();
        elsewhere
                .context()
                .runOnContext(_ -> charge(elsewhere, tenant, charges).onComplete(answer -> {
                    if (current == null) {
                        verdict.handle(answer);
                    } else {
                        current.runOnContext(_ -> verdict.handle(answer));
                    }
                }));
        return verdict.future();
    }

    @Override
    public Future<Void> reach() {
        List<Future<Void>> reached = new ArrayList<>();
        links.values().forEach(link -> reached.add(reach(link)));
        if (reached.isEmpty()) {
            reached.add(reach(elsewhere));
        }
        return Future.all(reached).mapEmpty();
    }

    /// Ends all connections; charges in flight fail.
    public void close() {
        links.values().forEach(link -> link.context().runOnContext(_ -> link.cut()));
        elsewhere.context().runOnContext(_ -> elsewhere.cut());
    }

    private static Future<Void> reach(RedisLink link) {
        Promise<Void> reached = Promise.promise();
        link.context().runOnContext(_ -> link.reach().onComplete(reached));
        return reached.future();
    }

    private static Future<Verdict> charge(RedisLink link, TenantId tenant, List<Charge> charges) {
        return link.send(request(Command.EVALSHA, CHARGE.digest(), tenant, charges))
                // Refused before it ran, so this is no second charge.
                .recover(failed -> isMissingScript(failed)
                        ? link.send(request(Command.EVAL, CHARGE.text(), tenant, charges))
                        : Future.failedFuture(failed))
                .map(answer -> verdict(answer, charges));
    }

    private static Request request(Command command, String script, TenantId tenant, List<Charge> charges) {
        Request request = Request.cmd(command).arg(script).arg(charges.size());
        for (Charge charge : charges) {
            request.arg("postern:{" + tenant.value() + "}:limit:" + charge.name() + ":" + charge.counter() + ":"
                    + charge.window().text());
        }
        for (Charge charge : charges) {
            request.arg(charge.limit()).arg(charge.window().millis());
        }
        return request;
    }

    private static Verdict verdict(Response answer, List<Charge> charges) {
        List<Standing> standings = new ArrayList<>(charges.size());
        for (int i = 0; i < charges.size(); i++) {
            long charged = number(answer, 2 * i + 1);
            long resetMillis = number(answer, 2 * i + 2);
            standings.add(new Standing(Math.max(0, charges.get(i).limit() - charged), resetMillis));
        }
        int violated = (int) number(answer, 0);
        return violated < 0 ? new Verdict.Allowed(standings) : new Verdict.Refused(violated, standings);
    }

    private static long number(Response answer, int index) {
        return requireNonNull(answer.get(index).toLong());
    }

    private static boolean isMissingScript(Throwable failed) {
        return failed.getMessage() != null && failed.getMessage().startsWith("NOSCRIPT");
    }

    private RedisLink linkHere(Context current) {
        return links.computeIfAbsent(Thread.currentThread(), _ -> link(((ContextInternal) current).unwrap()));
    }

    private RedisLink link(Context context) {
        return new RedisLink(vertx, context, redis, options);
    }
}
