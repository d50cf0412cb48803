package dev.postern.config.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// An editor completes, explains and checks every key of every file, without a network, through
/// `.vscode/settings.json` and the language service that VS Code uses.
///
/// Needs Node.js; the service is installed into `target` as `package-lock.json` pins it.
class EditorTest {
    private static final Path SOURCES = Path.of("src/test/editor");
    private static final Path INSTALLED = Path.of("target/editor");
    private static final List<String> FILES = List.of("package.json", "package-lock.json", ".npmrc", "check.js");

    @Test
    void editorsCompleteExplainAndCheckEveryKey() throws Exception {
        install();
        String root = Path.of("../..").toRealPath().toString();
        JsonNode told = new JsonMapper().readTree(run("node", "check.js", root));
        assertThat(told.get("faults")).isEmpty();
        JsonNode proven = told.get("proven");
        assertThat(proven.get("completions").asInt()).isGreaterThan(60);
        assertThat(proven.get("hovers")).isEqualTo(proven.get("completions"));
        assertThat(proven.get("diagnostics")).isEqualTo(proven.get("completions"));
    }

    private static void install() throws Exception {
        Files.createDirectories(INSTALLED);
        Path lock = INSTALLED.resolve("node_modules/installed-lock.json");
        for (String file : FILES) {
            Files.copy(SOURCES.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Path wanted = SOURCES.resolve("package-lock.json");
        if (!Files.exists(lock) || Files.mismatch(lock, wanted) >= 0) {
            run("npm", "ci", "--prefer-offline");
            Files.copy(wanted, lock, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String run(String... command) throws Exception {
        File log = Files.createTempFile(INSTALLED, "run", ".log").toFile();
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(INSTALLED.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start();
        } catch (IOException missing) {
            throw new AssertionError(
                    "this test needs " + command[0] + " of Node.js 20 or newer: https://nodejs.org/en/download,"
                            + " or your system's packages nodejs and npm",
                    missing);
        }
        boolean ended = process.waitFor(3, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        String output = Files.readString(log.toPath(), StandardCharsets.UTF_8);
        Files.delete(log.toPath());
        assertThat(ended && process.exitValue() == 0)
                .as("%s (expected: exit code 0 within 3 minutes)\n%s", String.join(" ", command), output)
                .isTrue();
        return output;
    }
}
