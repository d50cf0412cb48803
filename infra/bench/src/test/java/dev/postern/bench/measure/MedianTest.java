package dev.postern.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MedianTest {
    @ParameterizedTest(name = "of {0}: {1}, spread {2}")
    @CsvSource({
        "7,           7,   0",
        "3 1 2,       2,   1",
        "4 1 3 2,     2.5, 1.2",
        "100 10 9 11 8, 10, 9.2", // one wild round moves the spread, not the median
        "0 0,         0,   0",
    })
    void theMiddleOneCounts(String figures, double value, double spread) {
        Median median = Median.of(
                Arrays.stream(figures.split(" ", -1)).map(Double::valueOf).toList());
        assertThat(median.value()).isEqualTo(value);
        assertThat(median.spread()).isCloseTo(spread, within(1e-9));
    }

    @Test
    void nothingHasNoMiddle() {
        assertThatIllegalArgumentException().isThrownBy(() -> Median.of(List.of()));
    }
}
