package dev.postern.gateway.server.dev;

import dev.postern.devstack.process.Signal;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One run of `./postern dev`, in a folder of its own and on free ports.
final class DevRun implements AutoCloseable {
    static final String ADMIN_KEY = "admin-key-of-the-tests";
    static final List<String> PARTS = List.of("gateway", "echo", "redis", "postgres");

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern CURL =
            Pattern.compile("curl -H \"X-API-Key: (?<key>[^\"]+)\" http://(?<host>[^:/]+):\\d+(?<path>/\\S+)");

    final Path data;
    final int port;
    final int adminPort;
    private final Process process;
    private final BufferedReader output;
    private final StringBuilder said = new StringBuilder();

    private DevRun(Path data, int port, int adminPort, Process process) {
        this.data = data;
        this.port = port;
        this.adminPort = adminPort;
        this.process = process;
        this.output = process.inputReader();
    }

    /// What the run proposes to try.
    record Call(String key, String host, String path) {}

    /// Starts it; answers at once.
    static DevRun launch(Path data, Map<String, String> settings, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(ROOT.resolve("postern").toString(), "dev", "--data", data.toString()));
        command.addAll(Arrays.asList(arguments));
        Map<String, String> environment = new HashMap<>(Map.of(
                "POSTERN_NO_BUILD", "1",
                "JAVA_HOME", System.getProperty("java.home"),
                "PORT", Integer.toString(freePort()),
                "ADMIN_PORT", Integer.toString(freePort()),
                "ADMIN_API_KEY", ADMIN_KEY));
        environment.putAll(settings);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new DevRun(data, number(environment, "PORT"), number(environment, "ADMIN_PORT"), builder.start());
    }

    /// Starts it and waits until it proposes a call.
    static DevRun start(Path data) throws IOException {
        DevRun run = launch(data, Map.of());
        run.awaitLine("Try it:");
        return run;
    }

    /// Reads on to the line that contains a text.
    String awaitLine(String text) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            if (line.contains(text)) {
                return line;
            }
        }
        throw new AssertionError("it ended without saying \"" + text + "\":\n" + said);
    }

    /// The line after `Try it:`.
    Call proposal() throws IOException {
        String line = awaitLine("curl ");
        Matcher matcher = CURL.matcher(line);
        if (!matcher.find()) {
            throw new AssertionError(line);
        }
        return new Call(matcher.group("key"), matcher.group("host"), matcher.group("path"));
    }

    /// The process that a part's file names.
    ProcessHandle part(String name) throws IOException {
        long pid = Long.parseLong(Files.readString(data.resolve(name + ".pid")).strip());
        return ProcessHandle.of(pid).orElseThrow(() -> new AssertionError(name + ": no process " + pid));
    }

    /// Sends SIGTERM to the launcher's process alone and waits for its end.
    void stop() throws IOException, InterruptedException {
        // Process.destroy() would close the output before its end is read.
        Signal.TERM.send(process.toHandle());
        await();
    }

    /// Kills it, so that it can end nothing of what it started.
    void kill() throws IOException, InterruptedException {
        Signal.KILL.send(process.toHandle());
        process.waitFor();
    }

    /// Reads what is left to say and answers the exit code.
    int await() throws IOException, InterruptedException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
        }
        return process.waitFor();
    }

    String said() {
        return said.toString();
    }

    /// Ends it, and what it would have left behind, so that a test that fails leaves nothing either.
    @Override
    public void close() throws IOException {
        try {
            stop();
            for (String part : PARTS) {
                if (Files.exists(data.resolve(part + ".pid"))) {
                    Signal.KILL.send(part(part));
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while ./postern dev ends", interrupted);
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static int number(Map<String, String> environment, String name) {
        return Integer.parseInt(environment.getOrDefault(name, ""));
    }
}
