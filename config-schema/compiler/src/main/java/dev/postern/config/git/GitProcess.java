package dev.postern.config.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Runs `git` and reads what it writes.
final class GitProcess {
    private static final int MOST_ERROR_BYTES = 8_192;

    /// What git wrote where it ended well.
    interface Reading<T> {
        T read(InputStream out) throws IOException;
    }

    private GitProcess() {}

    /// Runs git in `folder`, feeds it `input` and answers what `reading` makes of its output.
    ///
    /// @throws GitFailed with git's own first line where it ends with an error, or is not there
    static <T> T run(Path folder, List<String> arguments, byte[] input, Reading<T> reading) throws GitFailed {
        Process process = start(folder, arguments);
        try {
            Thread feeder = Thread.ofVirtual().start(() -> feed(process, input));
            ByteArrayOutputStream error = new ByteArrayOutputStream();
            Thread listener = Thread.ofVirtual().start(() -> drain(process.getErrorStream(), error));
            T read = reading.read(process.getInputStream());
            int code = process.waitFor();
            feeder.join();
            listener.join();
            if (code != 0) {
                throw new GitFailed(firstLine(error.toString(StandardCharsets.UTF_8), code));
            }
            return read;
        } catch (IOException broken) {
            throw new GitFailed("git's output ended early: " + broken.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new GitFailed("interrupted");
        } finally {
            process.destroy();
        }
    }

    private static Process start(Path folder, List<String> arguments) throws GitFailed {
        List<String> command = new ArrayList<>(List.of("git", "--no-replace-objects"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        // Plain words, no questions, and nothing written: this is only ever a look.
        builder.environment().putAll(Map.of("LC_ALL", "C", "GIT_TERMINAL_PROMPT", "0", "GIT_OPTIONAL_LOCKS", "0"));
        try {
            return builder.start();
        } catch (IOException missing) {
            throw new GitFailed("git cannot be run; is it installed and on the PATH?");
        }
    }

    private static void feed(Process process, byte[] input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input);
        } catch (IOException ended) {
            // Git says why in its exit code.
        }
    }

    private static void drain(InputStream from, ByteArrayOutputStream to) {
        try (from) {
            byte[] some = new byte[1_024];
            for (int read = from.read(some); read >= 0; read = from.read(some)) {
                to.write(some, 0, Math.min(read, Math.max(0, MOST_ERROR_BYTES - to.size())));
            }
        } catch (IOException ended) {
            // What came before is enough.
        }
    }

    private static String firstLine(String error, int code) {
        return error.lines().findFirst().map(String::strip).orElse("git ended with exit code " + code);
    }
}
