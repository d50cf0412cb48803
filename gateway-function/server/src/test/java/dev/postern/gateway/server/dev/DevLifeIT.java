package dev.postern.gateway.server.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// How runs of `./postern dev` begin and end.
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DevLifeIT {
    @TempDir
    Path folder;

    private final List<DevRun> runs = new ArrayList<>();

    @AfterEach
    void endAll() throws IOException {
        for (DevRun run : runs) {
            run.close();
        }
    }

    @Test
    void leavesNoProcessBehindAndFindsEverythingAgain() throws Exception {
        DevRun first = start();
        DevRun.Call before = first.proposal();
        assertThat(Http.of(first).get(before).statusCode()).isEqualTo(200);
        List<ProcessHandle> parts = parts(first);

        first.stop();

        assertThat(parts).noneMatch(ProcessHandle::isAlive);
        for (String part : DevRun.PARTS) {
            assertThat(first.data.resolve(part + ".pid")).doesNotExist();
        }
        DevRun second = start();
        DevRun.Call after = second.proposal();
        assertThat(after).isEqualTo(before);
        assertThat(Http.of(second).get(after).statusCode()).isEqualTo(200);
        // The first run's request was counted before its gateway ended, and is still there.
        String id = after.key().split("_", -1)[3];
        assertThat(Http.of(second)
                        .manage("GET", "/usage/" + id, "")
                        .get("total")
                        .asLong())
                .isEqualTo(2);
    }

    @Test
    void endsWhatAKilledRunLeftBehind() throws Exception {
        DevRun killed = start();
        List<ProcessHandle> parts = parts(killed);
        killed.kill();
        assertThat(parts).allMatch(ProcessHandle::isAlive);

        DevRun next = start();

        assertThat(next.said()).contains("Ended the gateway of an earlier run that was killed.");
        assertThat(parts).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void startsNothingWithABadConfig() throws Exception {
        Path tenants = folder.resolve("tenants");
        Files.createDirectories(tenants.resolve("acme"));
        Files.writeString(tenants.resolve("acme/tenant.json"), "{ \"tenant\": \"acme\", \"plan\": 7 }");

        DevRun run = launch(Map.of(), "--tenants", tenants.toString());

        assertThat(run.await()).isEqualTo(1);
        assertThat(run.said()).contains("tenant.json:1:29: error PC");
        assertThat(folder.resolve("dev")).doesNotExist();
    }

    @Test
    void namesTheSettingOfATakenPort() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            DevRun run = launch(Map.of("PORT", port));

            assertThat(run.await()).isEqualTo(1);
            assertThat(run.said()).contains("PORT: " + port + " is taken");
        }
    }

    @Test
    void endsCleanlyWhileItStarts() throws Exception {
        DevRun run = launch(Map.of());
        while (!Files.exists(run.data.resolve("postgres.pid"))) {
            Thread.onSpinWait();
        }
        ProcessHandle postgres = run.part("postgres");

        run.stop();

        assertThat(postgres.isAlive()).isFalse();
        assertThat(run.said()).doesNotContain("Try it:").contains("Stopping");
    }

    private DevRun start() throws IOException {
        DevRun run = launch(Map.of());
        run.awaitLine("Try it:");
        return run;
    }

    private DevRun launch(Map<String, String> settings, String... arguments) throws IOException {
        DevRun run = DevRun.launch(folder.resolve("dev"), settings, arguments);
        runs.add(run);
        return run;
    }

    private static List<ProcessHandle> parts(DevRun run) throws IOException {
        List<ProcessHandle> parts = new ArrayList<>();
        for (String part : DevRun.PARTS) {
            parts.add(run.part(part));
        }
        assertThat(parts).allMatch(ProcessHandle::isAlive);
        return parts;
    }
}
