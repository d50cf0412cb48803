package dev.postern.gateway.server.packaged;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// One run of the packaged gateway, with nothing in its environment but what the test gives.
record Run(Process process, Path out, Path err) {
    private static final long PATIENCE_SECONDS = 60;

    static Run start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-jar",
                packaged().resolve("quarkus-run.jar").toString()));
        command.addAll(List.of(arguments));
        Path out = passingFile(".out");
        Path err = passingFile(".err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new Run(builder.start(), out, err);
    }

    private static Path passingFile(String suffix) throws IOException {
        Path file = Files.createTempFile("postern-", suffix);
        file.toFile().deleteOnExit();
        return file;
    }

    /// The folder that the build has packaged.
    static Path packaged() {
        return Path.of(System.getProperty("postern.package", "target/quarkus-app"));
    }

    /// Waits for the end and answers the exit code.
    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running after " + PATIENCE_SECONDS + " s: " + errors());
        }
        return process.exitValue();
    }

    /// Asks it to end (SIGTERM) and answers the exit code.
    int stop() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    String output() {
        return read(out);
    }

    String errors() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
