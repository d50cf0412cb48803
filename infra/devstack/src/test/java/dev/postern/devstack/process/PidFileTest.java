package dev.postern.devstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PidFileTest {
    @TempDir
    Path folder;

    private Process process;

    @BeforeEach
    void start() throws Exception {
        process = new Launch(List.of("sleep", "300"), Map.of(), Set.of(), folder, folder.resolve("log")).start();
    }

    @AfterEach
    void end() throws Exception {
        Signal.KILL.end(process.toHandle(), Duration.ofSeconds(5));
    }

    @Test
    void findsTheProcessThatItNames() throws Exception {
        PidFile file = new PidFile(folder.resolve("sleep.pid"), "sleep");
        file.write(process.pid());

        assertThat(Files.readString(file.file())).isEqualTo(process.pid() + "\n");
        assertThat(file.stillRunning()).contains(process.toHandle());
    }

    @Test
    void findsNothingOnceTheProcessHasEnded() throws Exception {
        PidFile file = new PidFile(folder.resolve("sleep.pid"), "sleep");
        file.write(process.pid());

        assertThat(Signal.TERM.end(process.toHandle(), Duration.ofSeconds(5))).isTrue();

        assertThat(file.stillRunning()).isEmpty();
    }

    @Test
    void leavesAloneAProcessThatIsAnotherProgram() throws Exception {
        PidFile file = new PidFile(folder.resolve("sleep.pid"), "redis-server");
        file.write(process.pid());

        assertThat(file.stillRunning()).isEmpty();
    }

    @Test
    void leavesAloneAProcessThatCameAfterTheFile() throws Exception {
        PidFile file = new PidFile(folder.resolve("sleep.pid"), "sleep");
        file.write(process.pid());
        Files.setLastModifiedTime(file.file(), FileTime.from(Instant.now().minusSeconds(60)));

        assertThat(file.stillRunning()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "-1", "0", "99999999999999999999"})
    void findsNothingInADamagedFile(String text) throws Exception {
        PidFile file = new PidFile(Files.writeString(folder.resolve("sleep.pid"), text), "sleep");

        assertThat(file.stillRunning()).isEmpty();
    }

    @Test
    void findsNothingWithoutAFile() throws Exception {
        assertThat(new PidFile(folder.resolve("sleep.pid"), "sleep").stillRunning())
                .isEmpty();
    }
}
