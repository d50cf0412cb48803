package dev.postern.bench.stand;

import dev.postern.devstack.process.FreePort;
import dev.postern.devstack.process.Launch;
import java.io.Closeable;
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

/// An nginx of the run's own, with a folder of its own.
///
/// @param port     of the plain server
/// @param gatePort of the server with the gate; 0 where there is none
public record Nginx(Running running, int port, int gatePort) implements Closeable {
    private static final Duration TO_START = Duration.ofSeconds(10);
    private static final int LARGE_BYTES = 64 * 1024;

    /// Starts the server that stands behind all proxies.
    public static Nginx upstream(Tools tools, Path folder, List<Integer> cores)
            throws IOException, InterruptedException {
        int port = FreePort.any();
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("large"), "0123456789abcdef".repeat(LARGE_BYTES / 16));
        return start(tools, folder, cores, NginxConfig.upstream(folder, port), port, 0);
    }

    /// Starts nginx as the proxy to compare with, with one worker a core.
    ///
    /// @param key the one that its gate lets in
    public static Nginx proxy(Tools tools, Path folder, List<Integer> cores, int upstreamPort, String key)
            throws IOException, InterruptedException {
        int port = FreePort.any();
        int gatePort = FreePort.any();
        Files.createDirectories(folder);
        String config = NginxConfig.proxy(folder, cores.size(), port, gatePort, upstreamPort, key);
        return start(tools, folder, cores, config, port, gatePort);
    }

    private static Nginx start(Tools tools, Path folder, List<Integer> cores, String config, int port, int gatePort)
            throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("nginx.conf"), config);
        List<String> command = List.of(tools.nginx(), "-p", folder.toString(), "-c", file.toString());
        Launch launch = new Launch(
                new Pinned(tools.taskset()).command(cores, command),
                Map.of(),
                Set.of(),
                folder,
                folder.resolve("error.log"));
        Running running = Running.start("nginx", launch, TO_START, () -> answers(port));
        return new Nginx(running, port, gatePort);
    }

    /// The version, as nginx tells it.
    public static String version(Tools tools) throws IOException {
        Process asked = new ProcessBuilder(tools.nginx(), "-v")
                .redirectErrorStream(true)
                .start();
        String told = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return told.strip().replaceFirst("^nginx version: nginx/", "");
    }

    @Override
    public void close() throws IOException {
        running.close();
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
