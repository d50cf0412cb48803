package dev.postern.devstack.dev;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Follows a log of JSON lines and shows a person the warnings and errors in it.
///
/// The log is a file rather than a pipe, so that the process goes on writing whatever becomes of us.
final class LogTail implements AutoCloseable {
    private static final long PAUSE_MILLIS = 300;
    private static final Set<String> SHOWN = Set.of("WARN", "WARNING", "ERROR", "FATAL", "SEVERE");
    private static final JsonMapper JSON = new JsonMapper();

    private final Path log;
    private final Console console;
    private final Thread thread;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private long position;

    private LogTail(Path log, Console console) {
        this.log = log;
        this.console = console;
        this.thread = Thread.ofVirtual().name("tail of " + log.getFileName()).unstarted(this::follow);
    }

    /// Follows the log from its beginning; it need not be there yet.
    static LogTail start(Path log, Console console) {
        LogTail tail = new LogTail(log, console);
        tail.thread.start();
        return tail;
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void follow() {
        try {
            while (!Thread.interrupted()) {
                readOn();
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException closed) {
            // The way that close() ends this thread.
        } catch (IOException broken) {
            console.trouble("the gateway's log is no longer followed: " + broken.getMessage());
        }
    }

    private void readOn() throws IOException {
        if (!Files.exists(log)) {
            return;
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(position);
            byte[] block = new byte[64 * 1024];
            for (int read = file.read(block); read > 0; read = file.read(block)) {
                position += read;
                take(block, read);
            }
        }
    }

    private void take(byte[] block, int length) {
        int from = 0;
        for (int i = 0; i < length; i++) {
            if (block[i] == '\n') {
                begun.write(block, from, i - from);
                from = i + 1;
                summary(begun.toString(StandardCharsets.UTF_8)).ifPresent(console::trouble);
                begun.reset();
            }
        }
        begun.write(block, from, length - from);
    }

    /// What a person sees of a line: nothing of the ordinary ones, level and message of warnings and
    /// errors, and the whole line where it is no JSON (the JVM's own words).
    static Optional<String> summary(String line) {
        if (line.isBlank()) {
            return Optional.empty();
        }
        if (!line.startsWith("{")) {
            return Optional.of("  gateway: " + line);
        }
        try {
            JsonNode entry = JSON.readTree(line);
            String level =
                    entry.path("log.level").asText(entry.path("level").asText()).toUpperCase(Locale.ROOT);
            return SHOWN.contains(level)
                    ? Optional.of(
                            "  gateway: " + level + " " + entry.path("message").asText())
                    : Optional.empty();
        } catch (JsonProcessingException cutLine) {
            return Optional.of("  gateway: " + line);
        }
    }
}
