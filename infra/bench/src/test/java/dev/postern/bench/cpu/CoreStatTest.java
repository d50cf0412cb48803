package dev.postern.bench.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoreStatTest {
    private static final String PROC_STAT = """
            cpu  300 4 100 2000 20 0 10 6 0 0
            cpu0 100 2 50 1000 10 0 5 3 40 0
            cpu1 200 2 50 1000 10 0 5 3 0 0
            cpu10 1 1 1 1 1 1 1 1 1 1
            intr 1 2 3
            """;

    @ParameterizedTest(name = "core {0}: {1} of {2}")
    @CsvSource({
        "0, 160, 1170", // guest time (40) is user time already
        "1, 260, 1270", // not the line of core 10
        "10, 6, 8",
    })
    void waitingIsIdleAndStolenTimeIsBusy(int core, long busy, long total) {
        assertThat(CoreStat.parse(PROC_STAT, core)).contains(new CoreStat(busy, total));
    }

    @Test
    void aCoreThatIsNotThereIsNotRead() {
        assertThat(CoreStat.parse(PROC_STAT, 2)).isEmpty();
        assertThat(CoreStat.parse("cpu2 1 2 3", 2)).isEmpty();
        assertThat(CoreStat.parse("cpu2 a b c d e f g h", 2)).isEmpty();
    }

    @Test
    void busyShareIsOfTheTimeBetween() {
        assertThat(new CoreStat(175, 300).busySince(new CoreStat(100, 200))).isEqualTo(0.75);
        assertThat(new CoreStat(100, 200).busySince(new CoreStat(100, 200))).isZero();
    }
}
