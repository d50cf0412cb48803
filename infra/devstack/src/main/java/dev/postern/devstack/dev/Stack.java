package dev.postern.devstack.dev;

import dev.postern.devstack.process.FreePort;
import dev.postern.devstack.process.OnLaunch;
import dev.postern.devstack.process.Signal;
import dev.postern.devstack.store.GatewayDatabase;
import dev.postern.devstack.store.PostgresServer;
import dev.postern.devstack.store.RedisServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/// The four processes of `./postern dev`, started in the order in which they need each other and
/// stopped the other way round.
///
/// Started and stopped by one thread.
final class Stack implements AutoCloseable {
    private static final Duration TO_DRAIN = Duration.ofSeconds(30);
    private static final Duration TO_END = Duration.ofSeconds(15);

    private final DevFolder folder;
    private final Console console;
    private final Deque<Keeper> running = new ArrayDeque<>();

    Stack(DevFolder folder, Console console) {
        this.folder = folder;
        this.console = console;
    }

    /// Ends what a run that was killed left behind.
    static void endLeftovers(DevFolder folder, Console console) throws IOException {
        List<Part> parts = List.of(
                gatewayPart(folder, Stack::cannotStart),
                echoPart(folder, Stack::cannotStart),
                redisPart(folder, Stack::cannotStart),
                postgresPart(folder, Stack::cannotStart));
        for (Part part : parts) {
            if (part.endLeftover()) {
                console.say("Ended " + part.name() + " of an earlier run that was killed.");
            }
        }
    }

    /// Starts Postgres on the port that it had the last time, if that is free.
    PostgresServer postgres() throws IOException {
        int port = portOf("postgres");
        Restartable<PostgresServer> postgres = new Restartable<>(
                onLaunch -> PostgresServer.start(folder.file("postgres"), port, onLaunch),
                PostgresServer::restart,
                PostgresServer::pid);
        keep(postgresPart(folder, postgres));
        return postgres.running();
    }

    /// Starts Redis on the port that it had the last time, if that is free.
    RedisServer redis() throws IOException {
        int port = portOf("redis");
        Restartable<RedisServer> redis = new Restartable<>(
                onLaunch -> RedisServer.keeping(folder.file("redis"), port, onLaunch),
                RedisServer::restart,
                RedisServer::pid);
        keep(redisPart(folder, redis));
        return redis.running();
    }

    void echo(int port) throws IOException {
        EchoProcess echo = new EchoProcess(folder, port);
        keep(echoPart(folder, onLaunch -> echo.start(onLaunch).toHandle()));
    }

    void gateway(Gateway gateway, AdminApi admin) throws IOException {
        keep(gatewayPart(folder, onLaunch -> gateway.start(admin, onLaunch).toHandle()));
    }

    /// Migrates the database and makes the role that the gateway logs in as.
    GatewayDatabase database(PostgresServer postgres, Path program) throws IOException, SQLException {
        GatewayDatabase database = GatewayDatabase.prepare(postgres);
        new Gateway(program, folder, Map.of()).migrate(database.migrateUrl());
        database.admitGateway();
        return database;
    }

    private void keep(Part part) throws IOException {
        running.push(Keeper.start(part, console));
    }

    /// Ends everything, even where ending one part fails.
    @Override
    public void close() {
        while (!running.isEmpty()) {
            Keeper keeper = running.pop();
            try {
                keeper.stop();
            } catch (IOException failed) {
                console.trouble(keeper.part().title() + " could not be ended: " + failed.getMessage());
            }
        }
    }

    private int portOf(String name) throws IOException {
        int last = folder.kept(name + ".port")
                .filter(text -> text.matches("[1-9][0-9]{3,4}"))
                .map(Integer::parseInt)
                .filter(port -> port <= 65_535)
                .orElse(0);
        int port = last == 0 ? FreePort.any() : FreePort.preferably(last);
        folder.keep(name + ".port", Integer.toString(port));
        return port;
    }

    private static Part gatewayPart(DevFolder folder, Part.Start start) {
        return new Part("the gateway", folder.pidFile("gateway", Gateway.MARKER), start, Signal.TERM, TO_DRAIN);
    }

    private static Part echoPart(DevFolder folder, Part.Start start) {
        return new Part("the echo upstream", folder.pidFile("echo", EchoProcess.MARKER), start, Signal.TERM, TO_END);
    }

    private static Part redisPart(DevFolder folder, Part.Start start) {
        return new Part("Redis", folder.pidFile("redis", "redis-server"), start, Signal.TERM, TO_END);
    }

    private static Part postgresPart(DevFolder folder, Part.Start start) {
        return new Part("Postgres", folder.pidFile("postgres", "bin/postgres"), start, Signal.INT, TO_END);
    }

    private static ProcessHandle cannotStart(OnLaunch unused) throws IOException {
        throw new IOException("only ends what is left over");
    }
}
