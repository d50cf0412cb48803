package dev.postern.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarmthTest {
    @ParameterizedTest(name = "after {0}: warm {1}")
    @CsvSource({
        "100,             false",
        "100 101,         false", // alike, but the compiler has not had its turn
        "100 150 155,     true",
        "100 150 160,     false",
        "100 200 191,     true", // falling counts as rising does
        "100 101 120,     false", // only the last two count
        "100 101 120 121, true",
        "0 0 0,           false",
    })
    void theLastTwoOfThreeOrMoreDifferByLessThanFivePercent(String figures, boolean warm) {
        Warmth warmth = new Warmth();
        Arrays.stream(figures.split(" ", -1)).map(Double::valueOf).forEach(warmth::add);
        assertThat(warmth.isWarm()).isEqualTo(warm);
    }
}
