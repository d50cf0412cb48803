package dev.postern.devstack.store;

import dev.postern.devstack.process.FreePort;
import dev.postern.devstack.process.Launch;
import dev.postern.devstack.process.OnLaunch;
import dev.postern.devstack.process.Signal;
import dev.postern.devstack.process.StartUp;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// A real Postgres on loopback, a process of its own.
///
/// It can be ended or killed and started again on the same port with the same data. Not for several
/// threads at once.
public final class PostgresServer implements AutoCloseable {
    private static final Duration TO_START = Duration.ofSeconds(30);
    private static final Duration TO_END = Duration.ofSeconds(15);

    private final PostgresCluster cluster;
    private final Path log;
    private final int port;
    private final OnLaunch onLaunch;
    private Process process;

    private PostgresServer(PostgresCluster cluster, Path log, int port, OnLaunch onLaunch) throws IOException {
        this.cluster = cluster;
        this.log = log;
        this.port = port;
        this.onLaunch = onLaunch;
        this.process = launch();
    }

    /// Starts it on a free port; see [#start(Path, int, OnLaunch)].
    public static PostgresServer start(Path data) throws IOException {
        return start(data, FreePort.any(), OnLaunch.IGNORED);
    }

    /// Starts the Postgres whose data lies in a folder; makes the folder when it is not there.
    ///
    /// The log lies beside it, as `<folder>.log`. Needs a second the first time, a tenth later.
    ///
    /// @param port     must be free
    /// @param onLaunch hears of every process, of the first and of those after a restart
    public static PostgresServer start(Path data, int port, OnLaunch onLaunch) throws IOException {
        Path folder = data.toAbsolutePath().normalize();
        Path log = folder.resolveSibling(folder.getFileName() + ".log");
        return new PostgresServer(PostgresCluster.open(folder), log, port, onLaunch);
    }

    public int port() {
        return port;
    }

    /// The id of the process that runs now, or of the last one that did.
    public long pid() {
        return process.pid();
    }

    /// For the superuser and the database `postgres`, as DATABASE_URL takes it.
    public String url() {
        return url(PostgresCluster.SUPERUSER, cluster.password(), "postgres");
    }

    /// `postgres://user:password@127.0.0.1:port/database`; the parts must need no escaping.
    public String url(String user, String password, String database) {
        return "postgres://" + user + ":" + password + "@127.0.0.1:" + port + "/" + database;
    }

    String superuserPassword() {
        return cluster.password();
    }

    /// Connects as the superuser, who may do everything.
    public Connection connect(String database) throws SQLException {
        return connect(database, PostgresCluster.SUPERUSER, cluster.password());
    }

    /// Connects as any user.
    public Connection connect(String database, String user, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, properties);
    }

    /// Completes when the process that runs now has ended, with its exit code.
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /// Starts it again on the same port with the same data.
    public void restart() throws IOException {
        stop();
        process = launch();
    }

    /// Ends it cleanly, cutting off its clients.
    public void stop() throws IOException {
        Signal.INT.end(process.toHandle(), TO_END);
    }

    /// Kills it, as a crash would; what was committed is kept.
    public void kill() throws IOException {
        Signal.KILL.end(process.toHandle(), TO_END);
    }

    @Override
    public void close() throws IOException {
        stop();
    }

    /// After a crash the killed server's children may hold its memory for a moment more; Postgres then
    /// refuses to start, and is asked again.
    private Process launch() throws IOException {
        long deadline = System.nanoTime() + TO_START.toNanos();
        while (true) {
            try {
                return launchOnce();
            } catch (IOException failed) {
                boolean lingering = String.valueOf(failed.getMessage()).contains("shared memory block");
                if (!lingering || System.nanoTime() - deadline > 0) {
                    throw failed;
                }
            }
        }
    }

    private Process launchOnce() throws IOException {
        List<String> command = new ArrayList<>(PostgresCluster.unprivileged());
        command.addAll(List.of(
                PostgresBinaries.programs().resolve("postgres").toString(),
                "-D",
                cluster.data().toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "logging_collector=off"));
        Set<String> without = Set.of("PGDATA", "PGPORT", "PGHOST", "PGUSER", "PGPASSWORD", "PGDATABASE", "PGOPTIONS");
        Process started = new Launch(command, Map.of(), without, cluster.data(), log).start();
        try {
            onLaunch.launched(started.pid());
            StartUp.await("Postgres", started, log, TO_START, () -> answers(started.pid()));
        } catch (IOException failed) {
            Signal.KILL.end(started.toHandle(), TO_END);
            throw failed;
        }
        return started;
    }

    /// Looks whose files these are too: another Postgres, still ending, might answer in its place.
    private boolean answers(long pid) {
        if (!cluster.isServedBy(pid)) {
            return false;
        }
        try (Connection connection = connect("postgres")) {
            return connection.isValid(5);
        } catch (SQLException notYet) {
            return false;
        }
    }
}
