package dev.postern.config.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "0ms, PT0S",
        "500ms, PT0.5S",
        "15s, PT15S",
        "1m, PT1M",
        "2h, PT2H",
        "007s, PT7S",
        "999999999h, PT999999999H"
    })
    void readsAWholeNumberAndAUnit(String text, Duration expected) {
        assertThat(Durations.parse(text)).contains(expected);
    }

    @ParameterizedTest(name = "\"{0}\" is none")
    @ValueSource(strings = {"", "15", "s", "-1s", "+1s", "1.5s", "1 s", "1S", "1d", "1s ", "1000000000s", "١s", "1ss"})
    void readsNothingElse(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @ParameterizedTest(name = "{0} is written {1}")
    @CsvSource({"PT0S, 0ms", "PT0.5S, 500ms", "PT1.001S, 1001ms", "PT90S, 90s", "PT60S, 1m", "PT90M, 90m", "PT24H, 24h"
    })
    void writesTheShortestForm(Duration duration, String expected) {
        assertThat(Durations.text(duration)).isEqualTo(expected);
    }

    @Test
    void readsWhatItWrites() {
        qt().forAll(longs().between(0, 999_999_999))
                .check(millis -> Durations.parse(Durations.text(Duration.ofMillis(millis)))
                        .equals(Optional.of(Duration.ofMillis(millis))));
    }

    @ParameterizedTest(name = "{0} has no form")
    @ValueSource(strings = {"PT-1S", "PT0.0000001S"})
    void refusesToWriteWhatItCouldNotRead(Duration duration) {
        assertThatIllegalArgumentException().isThrownBy(() -> Durations.text(duration));
    }
}
