package dev.postern.config.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPatternTest {
    @ParameterizedTest
    @CsvSource({"acme.com, acme.com, false", "*.acme.com, acme.com, true", "10.0.0.1, 10.0.0.1, false", "a, a, false"})
    void isANameOrAllBelowOne(String text, String name, boolean wildcard) {
        HostPattern pattern = new HostPattern(name, wildcard);
        assertThat(HostPattern.parse(text)).contains(pattern);
        assertThat(pattern).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "*.",
                "*.*.a",
                "a.*",
                "a*.b",
                ".a",
                "a.",
                "a..b",
                "-a",
                "a-",
                "a_b",
                "A",
                "a:80",
                "a b",
                "a\n",
                "caf\u00e9",
                "[::1]",
            })
    void anythingElseIsNone(String text) {
        assertThat(HostPattern.parse(text)).isEmpty();
    }
}
