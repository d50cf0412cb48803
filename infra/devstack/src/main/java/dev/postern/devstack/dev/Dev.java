package dev.postern.devstack.dev;

import dev.postern.config.table.BundleWriter;
import dev.postern.config.table.RoutingTable;
import dev.postern.config.value.TargetAddress;
import dev.postern.devstack.echo.EchoServer;
import dev.postern.devstack.process.FreePort;
import dev.postern.devstack.store.GatewayDatabase;
import dev.postern.devstack.store.PostgresServer;
import dev.postern.devstack.store.RedisServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// One run of `./postern dev`: compiles, starts everything, stays, and ends everything.
final class Dev {
    private static final String ADMIN_KEY_FILE = "admin-key";
    private static final int ADMIN_KEY_BYTES = 24;

    private final DevSettings settings;
    private final Console console;

    Dev(DevSettings settings, Console console) {
        this.settings = settings;
        this.console = console;
    }

    /// Runs until this thread is interrupted.
    ///
    /// @return the exit code: 0 ended as wished, 1 could not start, 2 wrong usage
    int run() {
        if (!Files.isDirectory(settings.tenants())) {
            console.trouble(settings.tenants() + ": no such folder (expected: a folder of tenants' files)");
            return 2;
        }
        return switch (Tenants.read(settings.tenants(), Map.of())) {
            case Tenants.Invalid invalid -> {
                console.trouble(invalid.problems());
                yield 1;
            }
            case Tenants.Valid(RoutingTable table) -> runAlone(table);
        };
    }

    private int runAlone(RoutingTable table) {
        try {
            DevFolder folder = DevFolder.open(settings.data());
            Optional<OneAtATime> lock = OneAtATime.tryTake(folder.file("lock"));
            if (lock.isEmpty()) {
                String process =
                        folder.kept("dev.pid").map(pid -> ", process " + pid).orElse("");
                console.trouble("./postern dev runs already (" + folder.path() + process + ").");
                return 1;
            }
            try (OneAtATime _ = lock.get()) {
                folder.keep("dev.pid", Long.toString(ProcessHandle.current().pid()));
                try {
                    return start(folder, table);
                } finally {
                    Files.deleteIfExists(folder.file("dev.pid"));
                }
            }
        } catch (IOException failed) {
            console.trouble(failed);
            return 1;
        }
    }

    private int start(DevFolder folder, RoutingTable table) throws IOException {
        Stack.endLeftovers(folder, console);
        if (!portsAreFree()) {
            return 1;
        }
        String adminKey = adminKey(folder);
        Path log = folder.file(Gateway.LOG);
        if (Files.exists(log)) {
            Files.move(log, folder.file(Gateway.LOG + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        // The stack ends first, since its gateway is asked and read until then.
        try (AdminApi admin = new AdminApi(settings.adminPort(), adminKey);
                LogTail _ = LogTail.start(log, console);
                Stack stack = new Stack(folder, console)) {
            try {
                Greeting greeting = startAll(stack, folder, table, admin, adminKey);
                greeting.lines().forEach(console::say);
                var retarget = retarget(greeting.echoPort());
                try (Reloading _ =
                        Reloading.start(settings.tenants(), greeting.inForce(), retarget, folder, admin, console)) {
                    new CountDownLatch(1).await();
                }
                return 0;
            } catch (InterruptedException wished) {
                return 0;
            } catch (SQLException failed) {
                console.trouble("Postgres refused what was asked of it: " + failed.getMessage());
                return 1;
            } catch (IOException failed) {
                boolean wished = Thread.currentThread().isInterrupted();
                if (!wished) {
                    console.trouble(failed);
                }
                return wished ? 0 : 1;
            } finally {
                // Ending things waits for them, which an interrupted thread cannot.
                if (Thread.interrupted()) {
                    console.say("");
                }
                console.say("Stopping ...");
            }
        }
    }

    private Greeting startAll(Stack stack, DevFolder folder, RoutingTable table, AdminApi admin, String adminKey)
            throws IOException, SQLException, InterruptedException {
        Path program = PackagedGateway.copyInto(folder, settings.root());
        int echoPort = FreePort.preferably(EchoServer.USUAL_PORT);
        RoutingTable inForce = echoPort == EchoServer.USUAL_PORT ? table : retargeted(echoPort);
        folder.replace(Reloading.BUNDLE, BundleWriter.write(inForce));
        Files.deleteIfExists(folder.file(Reloading.PROBLEMS));
        PostgresServer postgres = stack.postgres();
        RedisServer redis = stack.redis();
        stack.echo(echoPort);
        GatewayDatabase database = stack.database(postgres, program);
        Map<String, String> environment = new HashMap<>(Map.of(
                "PORT", Integer.toString(settings.port()),
                "HOST", "127.0.0.1",
                "ADMIN_PORT", Integer.toString(settings.adminPort()),
                "ADMIN_HOST", "127.0.0.1",
                "ADMIN_API_KEY", adminKey,
                "DATABASE_URL", database.url(),
                "REDIS_URL", redis.url(),
                "BUNDLE_FILE", folder.file(Reloading.BUNDLE).toString(),
                "POSTERN_ENVIRONMENT", "dev"));
        settings.secrets().ifPresent(secrets -> environment.put("SECRETS_DIR", secrets.toString()));
        stack.gateway(new Gateway(program, folder, environment), admin);
        Optional<DemoCall> call = DemoCall.of(table);
        Optional<String> demoKey = call.isPresent()
                ? Optional.of(DemoKey.ready(folder, admin, call.get().tenant()))
                : Optional.empty();
        return new Greeting(settings, folder, inForce, adminKey, call, demoKey, database.url(), redis.url(), echoPort);
    }

    /// The same tenants, with the echo upstream where it could be had.
    private RoutingTable retargeted(int echoPort) throws IOException {
        return switch (Tenants.read(settings.tenants(), retarget(echoPort))) {
            case Tenants.Valid(RoutingTable table) -> table;
            case Tenants.Invalid invalid -> throw new IOException(invalid.problems());
        };
    }

    private static Map<TargetAddress, TargetAddress> retarget(int echoPort) {
        return echoPort == EchoServer.USUAL_PORT
                ? Map.of()
                : Map.of(
                        new TargetAddress("localhost", EchoServer.USUAL_PORT), new TargetAddress("localhost", echoPort),
                        new TargetAddress("127.0.0.1", EchoServer.USUAL_PORT),
                                new TargetAddress("127.0.0.1", echoPort));
    }

    private boolean portsAreFree() {
        boolean data = portIsFree("PORT", settings.port());
        boolean admin = portIsFree("ADMIN_PORT", settings.adminPort());
        return data && admin;
    }

    private boolean portIsFree(String setting, int port) {
        boolean free = FreePort.isFree(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        if (!free) {
            console.trouble(
                    setting + ": " + port + " is taken by another program (set " + setting + " to a free port)");
        }
        return free;
    }

    private String adminKey(DevFolder folder) throws IOException {
        if (settings.adminKey().isPresent()) {
            return settings.adminKey().get();
        }
        Optional<String> kept = folder.kept(ADMIN_KEY_FILE);
        if (kept.isPresent()) {
            return kept.get();
        }
        byte[] random = new byte[ADMIN_KEY_BYTES];
        new SecureRandom().nextBytes(random);
        String made = HexFormat.of().formatHex(random);
        folder.keep(ADMIN_KEY_FILE, made);
        return made;
    }
}
