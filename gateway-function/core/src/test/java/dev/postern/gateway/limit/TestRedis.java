package dev.postern.gateway.limit;

import dev.postern.devstack.store.RedisServer;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A real Redis that a test may look into, stop for a while, kill and start again.
final class TestRedis implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Vertx vertx;
    private final RedisServer server;

    TestRedis(Vertx vertx) throws IOException {
        this.vertx = vertx;
        this.server = RedisServer.inMemory(
                Path.of("target", "redis", ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet()));
    }

    RedisServer server() {
        return server;
    }

    RedisOptions options() {
        return new RedisOptions().setConnectionString(server.url());
    }

    /// Sends one command, on a connection of its own.
    Response send(Command command, Object... args) throws Exception {
        Request request = Request.cmd(command);
        for (Object arg : args) {
            request.arg(arg.toString());
        }
        Redis client = Redis.createClient(vertx, options());
        try {
            return client.send(request)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
        } finally {
            client.close();
        }
    }

    /// From now on it answers nobody, and closes nothing.
    void freeze() throws Exception {
        signal("STOP");
    }

    void thaw() throws Exception {
        signal("CONT");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void signal(String name) throws Exception {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(server.pid()))
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("kill -" + name + ": exit code " + code);
        }
    }
}
