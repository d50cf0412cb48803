package dev.postern.bench.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessStatTest {
    private static final String REST = "S 1 4711 4711 0 -1 4194560 900 12 0 0 301 102 43 4 20 0 11 0 8123 4 5 6";

    @ParameterizedTest(name = "a process named {0}")
    @ValueSource(strings = {"redis-server", "postgres: walwriter", "odd) S 1 2 (name", "("})
    void timesAreFoundBehindAnyName(String name) {
        assertThat(ProcessStat.parse("4711 (" + name + ") " + REST)).contains(new ProcessStat(301, 102, 47));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", "4711", "4711 (cut) S 1 2 3", "4711 (words) S 1 2 3 4 5 6 7 8 9 10 a b c d e f g"})
    void whatIsNoLineIsNotRead(String line) {
        assertThat(ProcessStat.parse(line)).isEmpty();
    }

    @Test
    void ownTimeLeavesChildrenOut() {
        assertThat(new ProcessStat(301, 102, 47).ownTicks()).isEqualTo(403);
    }

    @Test
    @EnabledOnOs(OS.LINUX) // /proc is Linux'; a run says that it needs taskset elsewhere
    void thisProcessCanBeRead() throws Exception {
        long pid = ProcessHandle.current().pid();
        assertThat(ProcessStat.parse(Files.readString(Path.of("/proc/" + pid + "/stat"))))
                .hasValueSatisfying(stat -> assertThat(stat.ownTicks()).isPositive());
        assertThat(ProcessTree.cpuSeconds(pid)).isPositive();
    }

    @Test
    void aProcessThatIsGoneTookNothing() {
        assertThat(ProcessTree.cpuSeconds(Integer.MAX_VALUE)).isZero();
    }
}
