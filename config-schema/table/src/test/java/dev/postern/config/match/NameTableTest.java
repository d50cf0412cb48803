package dev.postern.config.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NameTableTest {
    @Test
    void anEmptyTableHasNothing() {
        assertThat(new NameTable<>(Map.of()).get("a.example")).isNull();
    }

    @Test
    void eachNameLeadsToItsOwnValueAndNoOtherNameToAny() {
        Map<String, Integer> values = IntStream.range(0, 10_000)
                .boxed()
                .collect(Collectors.toMap(number -> "t" + number + ".example", Function.identity()));
        NameTable<Integer> table = new NameTable<>(values);
        values.forEach((name, value) -> assertThat(table.get(name)).isEqualTo(value));
        assertThat(IntStream.range(10_000, 20_000).mapToObj(number -> table.get("t" + number + ".example")))
                .containsOnlyNulls();
    }

    @Test
    void namesWithEqualHashCodesAreToldApart() {
        assertThat("Aa").hasSameHashCodeAs("BB");
        NameTable<String> table = new NameTable<>(Map.of("Aa.example", "first", "BB.example", "second"));
        assertThat(table.get("Aa.example")).isEqualTo("first");
        assertThat(table.get("BB.example")).isEqualTo("second");
        assertThat(table.get("C#.example")).isNull();
    }
}
