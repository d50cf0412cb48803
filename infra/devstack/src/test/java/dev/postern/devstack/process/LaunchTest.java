package dev.postern.devstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchTest {
    @TempDir
    Path folder;

    @Test
    void isItsOwnSessionSoThatCtrlCDoesNotReachIt() throws Exception {
        Process process = shell("touch ready; exec sleep 300", Map.of(), Set.of());
        try {
            awaitReady();

            assertThat(session(process.pid())).isEqualTo(process.pid());
        } finally {
            Signal.KILL.end(process.toHandle(), Duration.ofSeconds(5));
        }
    }

    @Test
    void setsAndRemovesVariablesAndLogsBothOutputs() throws Exception {
        Process process = shell(
                "echo \"$POSTERN_A|${HOME-no home}\"; echo wrong >&2; exit 3",
                Map.of("POSTERN_A", "a b"),
                Set.of("HOME"));

        assertThat(process.waitFor()).isEqualTo(3);
        assertThat(folder.resolve("log")).hasContent("a b|no home\nwrong\n");
    }

    @Test
    void killsWhatDoesNotEndInTime() throws Exception {
        Process process = shell("trap '' TERM; touch ready; while :; do sleep 1; done", Map.of(), Set.of());
        awaitReady();

        boolean byItself = Signal.TERM.end(process.toHandle(), Duration.ofMillis(50));

        assertThat(byItself).isFalse();
        assertThat(process.isAlive()).isFalse();
    }

    /// Once the program has begun, the session has been made.
    private void awaitReady() {
        while (!Files.exists(folder.resolve("ready"))) {
            Thread.onSpinWait();
        }
    }

    private Process shell(String script, Map<String, String> environment, Set<String> without) throws Exception {
        return new Launch(List.of("/bin/sh", "-c", script), environment, without, folder, folder.resolve("log"))
                .start();
    }

    /// Linux tells it in a file, which needs no `ps` to be installed.
    private static long session(long pid) throws Exception {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        if (Files.exists(stat)) {
            String afterName = Files.readString(stat).replaceFirst(".*\\) ", "");
            return Long.parseLong(afterName.split(" ", -1)[3]);
        }
        Process ps = new ProcessBuilder("ps", "-o", "sess=", "-p", Long.toString(pid)).start();
        return Long.parseLong(new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
    }
}
