package dev.postern.devstack.store;

import dev.postern.devstack.process.FreePort;
import dev.postern.devstack.process.Launch;
import dev.postern.devstack.process.OnLaunch;
import dev.postern.devstack.process.Signal;
import dev.postern.devstack.process.StartUp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// A real Redis on loopback, a process of its own.
///
/// It can be ended or killed and started again on the same port. Not for several threads at once.
public final class RedisServer implements AutoCloseable {
    private static final Duration TO_START = Duration.ofSeconds(20);
    private static final Duration TO_END = Duration.ofSeconds(10);
    private static final int PROBE_MILLIS = 1_000;

    private final Path folder;
    private final boolean kept;
    private final int port;
    private final OnLaunch onLaunch;
    private Process process;

    private RedisServer(Path folder, boolean kept, int port, OnLaunch onLaunch) throws IOException {
        this.folder = folder;
        this.kept = kept;
        this.port = port;
        this.onLaunch = onLaunch;
        this.process = launch();
    }

    /// Starts a Redis that forgets everything when it ends, on a free port.
    ///
    /// @param folder takes its log; made when it is not there
    public static RedisServer inMemory(Path folder) throws IOException {
        return new RedisServer(folder, false, FreePort.any(), OnLaunch.IGNORED);
    }

    /// Starts a Redis that keeps what it stores, up to the last second before a crash.
    ///
    /// @param folder   takes its append-only file and its log; made when it is not there
    /// @param port     must be free
    /// @param onLaunch hears of every process, of the first and of those after a restart
    public static RedisServer keeping(Path folder, int port, OnLaunch onLaunch) throws IOException {
        return new RedisServer(folder, true, port, onLaunch);
    }

    public int port() {
        return port;
    }

    /// The id of the process that runs now, or of the last one that did.
    public long pid() {
        return process.pid();
    }

    /// As REDIS_URL takes it.
    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /// Completes when the process that runs now has ended, with its exit code.
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /// Starts it again on the same port; what was kept is there again.
    public void restart() throws IOException {
        stop();
        process = launch();
    }

    /// Ends it cleanly.
    public void stop() throws IOException {
        Signal.TERM.end(process.toHandle(), TO_END);
    }

    /// Kills it, as a crash would.
    public void kill() throws IOException {
        Signal.KILL.end(process.toHandle(), TO_END);
    }

    @Override
    public void close() throws IOException {
        stop();
    }

    private Process launch() throws IOException {
        Files.createDirectories(folder);
        Path log = folder.resolve("redis.log");
        List<String> command = List.of(
                RedisBinary.program().toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                folder.toAbsolutePath().toString(),
                "--appendonly",
                kept ? "yes" : "no",
                "--save",
                "",
                "--daemonize",
                "no");
        Process started = new Launch(command, Map.of(), Set.of(), folder, log).start();
        try {
            onLaunch.launched(started.pid());
            StartUp.await("Redis", started, log, TO_START, () -> answers(started.pid()));
        } catch (IOException failed) {
            Signal.KILL.end(started.toHandle(), TO_END);
            throw failed;
        }
        return started;
    }

    /// Asks for the process id too: where the port was taken, another Redis would answer in its place.
    private boolean answers(long pid) {
        try (Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
            socket.setSoTimeout(PROBE_MILLIS);
            socket.getOutputStream().write("INFO server\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return answer.contains("\nprocess_id:" + pid + "\r");
        } catch (IOException notYet) {
            return false;
        }
    }
}
