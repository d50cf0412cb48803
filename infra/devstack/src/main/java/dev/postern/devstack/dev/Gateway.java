package dev.postern.devstack.dev;

import dev.postern.devstack.process.Launch;
import dev.postern.devstack.process.OnLaunch;
import dev.postern.devstack.process.Signal;
import dev.postern.devstack.process.StartUp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// The packaged gateway as a process.
///
/// @param program     `quarkus-run.jar`
/// @param folder      where it runs and logs
/// @param environment its settings
record Gateway(Path program, DevFolder folder, Map<String, String> environment) {
    /// A part of its command line, by which a process is known to be one.
    static final String MARKER = "quarkus-run.jar";

    static final String LOG = "gateway.log";
    private static final String MIGRATION_LOG = "migrate.log";

    /// For a process that ends before the second compiler would pay.
    private static final List<String> SHORT_LIVED = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final Duration TO_START = Duration.ofMinutes(1);
    private static final Duration TO_MIGRATE = Duration.ofMinutes(2);

    /// A person's own settings of other databases must not reach this one's gateway.
    private static final Set<String> NOT_PASSED_ON = Set.of("MIGRATE_DATABASE_URL", "DATABASE_URL", "REDIS_URL");

    /// Starts it and waits until it takes requests.
    Process start(AdminApi admin, OnLaunch onLaunch) throws IOException {
        Path log = folder.file(LOG);
        Process process = launch(log, List.of(), List.of());
        try {
            onLaunch.launched(process.pid());
            StartUp.await("The gateway", process, log, TO_START, () -> isReady(admin));
            return process;
        } catch (IOException failed) {
            Signal.KILL.end(process.toHandle(), Duration.ofSeconds(5));
            throw failed;
        }
    }

    /// Brings the database's schema up to date.
    void migrate(String ownerUrl) throws IOException {
        Path log = folder.file(MIGRATION_LOG);
        Process process = new Gateway(program, folder, Map.of("MIGRATE_DATABASE_URL", ownerUrl))
                .launch(log, SHORT_LIVED, List.of("migrate"));
        try {
            if (!process.waitFor(TO_MIGRATE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("The migration has not ended after " + TO_MIGRATE.toSeconds() + " s; see " + log);
            }
            if (process.exitValue() != 0) {
                throw new IOException("The migration failed (exit code " + process.exitValue() + "). From " + log
                        + ":\n" + StartUp.lastLines(log));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted during the migration", interrupted);
        } finally {
            Signal.KILL.end(process.toHandle(), Duration.ofSeconds(5));
        }
    }

    private Process launch(Path log, List<String> options, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                JavaProgram.path(),
                // Netty's ways to memory, which later JDKs ask leave for.
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(options);
        command.addAll(List.of("-jar", program.toString()));
        command.addAll(arguments);
        return new Launch(command, environment, NOT_PASSED_ON, folder.path(), log).start();
    }

    private static boolean isReady(AdminApi admin) {
        try {
            return admin.isReady();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public String toString() {
        return "Gateway[" + program + "]";
    }
}
