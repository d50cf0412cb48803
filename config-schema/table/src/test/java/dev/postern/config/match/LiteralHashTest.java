package dev.postern.config.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

    private static int after(int hash, String text) {
        int state = hash;
        for (int i = 0; i < text.length(); i++) {
            state = (state ^ text.charAt(i)) * 0x0100_0193;
        }
        return state;
    }

    /// Texts that all have the same hash after a seed that their author knows: pairs of blocks that lead to one state.
    private static List<String> ofEqualHashAfter(int seed) {
        Random random = new Random(seed);
        List<String> texts = List.of("");
        int state = seed;
        for (int stage = 0; stage < 9; stage++) {
            Map<Integer, String> seen = new HashMap<>();
            String other = block(random);
            String one = seen.put(after(state, other), other);
            while (one == null || one.equals(other)) {
                other = block(random);
                one = seen.put(after(state, other), other);
            }
            List<String> blocks = List.of(one, other);
            texts = texts.stream()
                    .flatMap(text -> blocks.stream().map(text::concat))
                    .toList();
            state = after(state, other);
        }
        return texts;
    }

    private static String block(Random random) {
        return Stream.generate(() -> Character.toString('a' + random.nextInt(26)))
                .limit(6)
                .collect(Collectors.joining());
    }

    static Stream<List<String>> literals() {
        return Stream.of(
                List.of("orders"),
                IntStream.range(0, 16_384).mapToObj(i -> "things-" + i).toList(),
                IntStream.range(0, 4_096)
                        .mapToObj(LiteralHashTest::ofEqualHashCode)
                        .toList(),
                IntStream.rangeClosed(1, 8)
                        .boxed()
                        .flatMap(seed -> ofEqualHashAfter(seed).stream())
                        .distinct()
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("literals")
    void noTextStandsFarFromItsPlaceWhateverTheTextsAre(List<String> literals) {
        assertThat(LiteralHash.of(literals).mostSteps(literals)).isLessThanOrEqualTo(32);
    }

    @Test
    void nobodyKnowsTheSeedOfATable() {
        assertThat(Stream.generate(() -> LiteralHash.of(List.of("orders")).seed())
                        .limit(8))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("literals")
    void atMostHalfOfTheSlotsAreTaken(List<String> literals) {
        assertThat(LiteralHash.of(literals).slots()).isBetween(2 * literals.size(), 4 * literals.size());
    }
}
