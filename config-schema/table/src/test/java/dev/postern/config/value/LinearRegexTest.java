package dev.postern.config.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearRegexTest {
    @ParameterizedTest(name = "{0} takes {1}: {2}")
    @CsvSource({
        "[0-9]+,        42,    true",
        "[0-9]+,        42a,   false", // the whole text
        "[0-9]+,        '',    false",
        "a|ab,          ab,    true",
        "'(?i)abc',     aBc,   true",
        "'[a-z]{2,3}',  abcd,  false",
        "a{b,           a{b,   true", // a brace that counts nothing stands for itself
    })
    void matchesTheWholeText(String source, String text, boolean taken) {
        assertThat(LinearRegex.parse(source).orElseThrow().matches(text)).isEqualTo(taken);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                ")",
                "[a",
                "a**",
                "(a)\\1", // needs a memory, so it is not linear
                "(?=a)b",
                "(?<!a)b",
                "a{1001}",
                "\\Qa\\E",
                "\\",
                "\\p{",
                "[[:nope:]]",
            })
    void whatRe2CannotTakeIsNoRegex(String source) {
        assertThat(LinearRegex.parse(source)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((a{1000}){1000}){1000}",
                "((((a{9}){9}){9}){9}){9}",
                "(?:[(]{1000}x){1000}", // a bracket in a class opens nothing
                "(?:[]({2]{1000}){1000}",
                "(?:[[:alpha:](]{1000}){1000}",
                "(?:\\({1000}){1000}",
                "(?:\\x{41}{1000}){1000}",
                "(?:\\p{Greek}{1000}){1000}",
                "(?:a{,5}{1000}){1000}",
                "(?:a{1000,}){1000}",
                "(?:a{1000})+{1000}",
                "(?:a{1000}|b){1000}",
            })
    void repetitionsThatMultiplyAreRefusedBeforeTheyFillTheHeap(String source) {
        assertThat(LinearRegex.parse(source)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
                ".{1,1000}",
                "(?:[a-z]{1,63}[.]){1,8}[a-z]{2,63}",
                "(?P<year>[0-9]{4})-[0-9]{2}",
            })
    void ordinaryRepetitionsAreTaken(String source) {
        assertThat(LinearRegex.parse(source)).isPresent();
    }

    @Test
    void aSourceHasALongestLength() {
        assertThat(LinearRegex.parse("a".repeat(1_000))).isPresent();
        assertThat(LinearRegex.parse("a".repeat(1_001))).isEmpty();
        assertThat(LinearRegex.parse("(".repeat(500) + "a" + ")".repeat(499))).isEmpty();
        assertThat(LinearRegex.parse("(".repeat(499) + "a" + ")".repeat(499))).isPresent();
    }

    @Test
    void equalSourcesAreEqual() {
        assertThat(LinearRegex.parse("a+")).isEqualTo(LinearRegex.parse("a+")).isNotEqualTo(LinearRegex.parse("aa*"));
    }
}
