package dev.postern.devstack.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.devstack.process.Launch;
import dev.postern.devstack.process.OnLaunch;
import dev.postern.devstack.process.PidFile;
import dev.postern.devstack.process.Signal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeeperTest {
    @TempDir
    Path folder;

    private final LinkedBlockingQueue<ProcessHandle> started = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Console console;
    private Part part;

    @BeforeEach
    void makePart() {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        console = new Console(out, out);
        part = new Part(
                "the sleeper",
                new PidFile(folder.resolve("sleeper.pid"), "sleep"),
                this::sleep,
                Signal.TERM,
                Duration.ofSeconds(5));
    }

    @AfterEach
    void endAll() throws Exception {
        for (ProcessHandle process : started) {
            Signal.KILL.end(process, Duration.ofSeconds(5));
        }
    }

    @Test
    void startsAgainWhatWasKilledAndSaysSo() throws Exception {
        Keeper keeper = Keeper.start(part, console);
        ProcessHandle first = next();
        assertThat(pidFile()).isEqualTo(Long.toString(first.pid()));

        Signal.KILL.send(first);
        ProcessHandle second = next();
        keeper.stop();

        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("The sleeper (process " + first.pid() + ") has ended. Starting it again.");
        assertThat(second.isAlive()).isFalse();
    }

    @Test
    void leavesNeitherProcessNorFileBehind() throws Exception {
        Keeper keeper = Keeper.start(part, console);
        ProcessHandle process = next();

        keeper.stop();

        assertThat(process.isAlive()).isFalse();
        assertThat(folder.resolve("sleeper.pid")).doesNotExist();
        assertThat(said.size()).isZero();
    }

    @Test
    void hasNothingToEndWhenTheFirstStartFails() {
        Part broken = new Part(
                "broken",
                part.pidFile(),
                onLaunch -> {
                    throw new IOException("no room");
                },
                Signal.TERM,
                Duration.ZERO);

        assertThatThrownBy(() -> Keeper.start(broken, console)).hasMessage("no room");
        assertThat(folder.resolve("sleeper.pid")).doesNotExist();
    }

    @Test
    void endsWhatAKilledRunLeft() throws Exception {
        ProcessHandle leftover = sleep(part.pidFile()::write);

        assertThat(part.endLeftover()).isTrue();

        assertThat(leftover.isAlive()).isFalse();
        assertThat(part.endLeftover()).isFalse();
    }

    private ProcessHandle sleep(OnLaunch onLaunch) throws IOException {
        ProcessHandle process = new Launch(List.of("sleep", "300"), Map.of(), Set.of(), folder, folder.resolve("log"))
                .start()
                .toHandle();
        onLaunch.launched(process.pid());
        started.add(process);
        return process;
    }

    private ProcessHandle next() throws InterruptedException {
        ProcessHandle process = started.poll(20, TimeUnit.SECONDS);
        assertThat(process).isNotNull();
        return process;
    }

    private String pidFile() throws IOException {
        return Files.readString(folder.resolve("sleeper.pid")).strip();
    }
}
