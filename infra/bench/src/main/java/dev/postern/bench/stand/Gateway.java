package dev.postern.bench.stand;

import dev.postern.devstack.process.FreePort;
import dev.postern.devstack.process.Launch;
import dev.postern.devstack.process.StartUp;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The packaged gateway as a process of its own, kept on its cores, with one event loop a core.
public record Gateway(Running running, int port, GatewayAdmin admin) implements Closeable {
    private static final Duration TO_START = Duration.ofSeconds(60);
    private static final Duration TO_MIGRATE = Duration.ofSeconds(60);
    private static final String ADMIN_KEY = "bench-admin-key-bench-admin-key-bench";
    /// Set in the caller's shell they would change what is measured.
    private static final Set<String> NOT_OURS = Set.of(
            "PORT",
            "HOST",
            "ADMIN_PORT",
            "ADMIN_HOST",
            "ADMIN_API_KEY",
            "DATABASE_URL",
            "MIGRATE_DATABASE_URL",
            "REDIS_URL",
            "BUNDLE_FILE",
            "LOG_LEVEL",
            "ACCESS_LOG",
            "EVENT_LOOPS",
            "POSTERN_ENVIRONMENT",
            "SPOOL_DIR",
            "JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS");

    /// What a gateway is made of.
    ///
    /// @param jar         the packaged application
    /// @param javaOptions given to its JVM
    public record Packaged(Path jar, List<String> javaOptions) {
        public Packaged {
            javaOptions = List.copyOf(javaOptions);
        }

        private List<String> command(String... arguments) {
            List<String> command = new ArrayList<>();
            command.add(Java.program());
            // Netty's ways to memory, which later JDKs ask leave for; as ./postern dev starts it.
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
            command.addAll(javaOptions);
            command.add("-jar");
            command.add(jar.toString());
            command.addAll(List.of(arguments));
            return command;
        }
    }

    /// Makes the tables, and the role that serves.
    public static void migrate(Packaged packaged, Stores stores, Path folder)
            throws IOException, InterruptedException, SQLException {
        Path log = folder.resolve("migrate.log");
        Map<String, String> environment =
                Map.of("MIGRATE_DATABASE_URL", stores.database().migrateUrl());
        Process migration = new Launch(packaged.command("migrate"), environment, NOT_OURS, folder, log).start();
        try {
            if (!migration.waitFor(TO_MIGRATE) || migration.exitValue() != 0) {
                throw new IOException("the migration failed. From " + log + ":\n" + StartUp.lastLines(log));
            }
        } finally {
            migration.destroyForcibly();
        }
        stores.database().admitGateway();
    }

    /// Starts it and waits until it is ready to serve.
    ///
    /// @param folder takes its log
    public static Gateway start(
            Packaged packaged, Tools tools, List<Integer> cores, Stores stores, Path folder, Path bundle)
            throws IOException, InterruptedException {
        int port = FreePort.any();
        int adminPort = FreePort.any();
        Map<String, String> environment = Map.of(
                "PORT", Integer.toString(port),
                "ADMIN_PORT", Integer.toString(adminPort),
                "ADMIN_API_KEY", ADMIN_KEY,
                "DATABASE_URL", stores.database().url(),
                "REDIS_URL", stores.redis().url(),
                "BUNDLE_FILE", bundle.toString(),
                "LOG_LEVEL", "WARN",
                "ACCESS_LOG", "off",
                "EVENT_LOOPS", Integer.toString(cores.size()));
        Launch launch = new Launch(
                new Pinned(tools.taskset()).command(cores, packaged.command()),
                environment,
                NOT_OURS,
                folder,
                folder.resolve("gateway-" + port + ".log"));
        GatewayAdmin admin = new GatewayAdmin(URI.create("http://127.0.0.1:" + adminPort), ADMIN_KEY);
        Running running = Running.start("the gateway", launch, TO_START, admin::isReady);
        return new Gateway(running, port, admin);
    }

    @Override
    public void close() throws IOException {
        running.close();
    }
}
