package dev.postern.bench.report;

import static dev.postern.bench.report.Rows.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.postern.bench.measure.Series;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatioTest {
    @Test
    void aCoreSharedByTheLoadSideBendsThroughputOnly() {
        Series gateway = series("gateway", 10_000, 0.5, 1.0);
        Series nginx = series("nginx", 40_000, 1.0, 0.9);
        assertThat(Ratio.of(gateway, nginx)).isEqualTo(new Ratio(0.5, 0.25));
    }

    @Test
    void nothingMeasuredIsNoRatio() {
        assertThat(Ratio.of(series("gateway", 10, 1, 1), series("idle", 0, 0, 0)))
                .isEqualTo(new Ratio(0, 0));
    }

    @Test
    void twoCoresAreHeldAgainstWhatTheLoadSideLeavesThem() {
        // A request costs 50 µs here and 25 µs there: no more than 2 s / 75 µs fit into a second of two cores.
        Series one = series("one", 20_000, 1.0, 0.5);
        Series two = series("two", 25_000, 1.3, 0.6);
        Scaling scaling = Scaling.of(two, one);
        assertThat(scaling.throughput()).isEqualTo(1.25);
        assertThat(scaling.possible()).isCloseTo(2 / 75e-6 / 20_000, within(1e-9));
        assertThat(scaling.perCpuSecond()).isCloseTo(25_000 / 1.3 / 20_000, within(1e-9));
    }

    @ParameterizedTest(name = "least 0.40, wanted {0}: {1} is {2}")
    @CsvSource({
        "0.50, 0.399, MISS",
        "0.50, 0.40,  PASS",
        "0.50, 0.499, PASS",
        "0.50, 0.50,  WANTED",
        ",     0.90,  PASS", // nothing more is wanted
    })
    void aGoalIsMissedOnlyBelowItsLeast(Double wanted, double ratio, Goal.Verdict verdict) {
        OptionalDouble more = wanted == null ? OptionalDouble.empty() : OptionalDouble.of(wanted);
        assertThat(new Goal("a", "b", 0.40, more).judge(ratio)).isEqualTo(verdict);
    }

    @ParameterizedTest(name = "1,000 read, 48 on their way, {0} counted: {1}")
    @CsvSource({"999, false", "1000, true", "1048, true", "1049, false"})
    void usageCountsWhatWasReadAndAtMostWhatWasOnItsWay(long counted, boolean holds) {
        assertThat(new UsageCheck("gateway", 1000, 48, counted).holds()).isEqualTo(holds);
    }
}
