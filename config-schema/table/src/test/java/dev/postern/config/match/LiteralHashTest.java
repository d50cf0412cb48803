package dev.postern.config.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LiteralHashTest {
    private static String ofEqualHashCode(int number) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < 12; bit++) {
            text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return text.toString();
    }

    static Stream<List<String>> literals() {
        return Stream.of(
                List.of("orders"),
                IntStream.range(0, 16_384).mapToObj(i -> "things-" + i).toList(),
                IntStream.range(0, 4_096)
                        .mapToObj(LiteralHashTest::ofEqualHashCode)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("literals")
    void noTextStandsFarFromItsPlaceWhateverTheTextsAre(List<String> literals) {
        assertThat(LiteralHash.of(literals).mostSteps(literals)).isLessThanOrEqualTo(16);
    }

    @ParameterizedTest
    @MethodSource("literals")
    void atMostHalfOfTheSlotsAreTaken(List<String> literals) {
        assertThat(LiteralHash.of(literals).slots()).isBetween(2 * literals.size(), 4 * literals.size());
    }
}
