package dev.postern.config.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.postern.config.match.CanonicalPath;
import dev.postern.config.regex.RegexSyntax.Refused;
import dev.postern.config.regex.RegexSyntax.Understood;
import dev.postern.config.value.LinearRegex;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexSyntaxTest {
    private static final List<String> PARTS = List.of(
            "a", "b", "0", "-", ".", "[a-c]", "[^a]", "[0-9-]", "\\d", "\\w", "\\D", "\\.", "\\-", "(", "(?:", ")", "|",
            "*", "+", "?", "{2}", "{1,}", "{0,2}", "%41", "/", "[", "]", "{", "}", "^", "$", "\\", "~", "é", "(?i)",
            "_", " ");
    private static final List<String> TEXTS = List.of(
            "", "a", "b", "c", "0", "-", "aa", "ab", "a0", "ba", "aba", "aab", "a-", "~", ".a", "a.b", "%41", "A", "_",
            "00", "0a", "bb", "b.", "aaa", "a/b", "/", "%C3%A9");

    private static Optional<RegexNode> understood(String expression) {
        return RegexSyntax.read(expression) instanceof Understood(RegexNode root)
                ? Optional.of(root)
                : Optional.empty();
    }

    private static String join(List<Integer> chosen) {
        StringBuilder text = new StringBuilder();
        chosen.forEach(part -> text.append(PARTS.get(part)));
        return text.toString();
    }

    @Test
    void everyExpressionItUnderstandsIsOneThatRe2Compiles() {
        qt().withExamples(20_000)
                .forAll(lists().of(integers().between(0, PARTS.size() - 1)).ofSizeBetween(1, 8))
                .check(chosen -> {
                    String expression = join(chosen);
                    return understood(expression).isEmpty()
                            || LinearRegex.parse(expression).isPresent();
                });
    }

    /// The automaton decides overlaps for the matcher, so both must take the same texts.
    @Test
    void theAutomatonTakesWhatTheMatcherMatches() {
        qt().withExamples(3_000)
                .forAll(lists().of(integers().between(0, 23)).ofSizeBetween(1, 6))
                .check(chosen -> {
                    String expression = join(chosen);
                    Optional<RegexNode> root = understood(expression);
                    return root.isEmpty() || TEXTS.stream().allMatch(text -> agree(expression, root.get(), text));
                });
    }

    private static boolean agree(String expression, RegexNode root, String text) {
        boolean matched = LinearRegex.parse(expression).orElseThrow().matches(text);
        PathLanguage exactly = PathLanguage.ofRest(understood(quote(text)).orElseThrow());
        boolean canonical = CanonicalPath.read("/" + text) instanceof CanonicalPath.Canonical path
                && path.text().equals("/" + text);
        boolean common = PathLanguage.ofRest(root).common(exactly).isPresent();
        return common == (matched && canonical);
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder();
        text.chars()
                .forEach(c ->
                        quoted.append(Character.isLetterOrDigit(c) ? "" : "\\").append((char) c));
        return quoted.toString();
    }

    @ParameterizedTest(name = "{0} and {1} have {2} in common")
    @CsvSource(
            delimiter = ';',
            value = {
                "[0-9]+;   [a-z]+;    nothing",
                "[0-9]+;   \\d{3};     000",
                "a*b;      ab*;       ab",
                "(x|y)z;   [y-z]+;    yz",
                ".*[.]pdf; a.*;       a.pdf",
                "[.]+;     [.]{1,2};  nothing", // dot segments are no segments
                "[^a-z]+;  %.*;       %20",
                "a/b;      a.b;       nothing", // a segment holds no slash
                "'';       a*;        nothing" // and is not empty
            })
    void findsATextThatTwoSegmentsShare(String one, String other, String expected) {
        PathLanguage first = PathLanguage.ofSegment(understood(one).orElseThrow());
        PathLanguage second = PathLanguage.ofSegment(understood(other).orElseThrow());
        assertThat(first.common(second).orElse("nothing")).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} takes every segment: {1}, every rest: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                ".*; true; true",
                ".+; true; false",
                "[^/]*; true; false",
                "[^/]+; true; false",
                ".{2,}; false; false",
                "[a-z]*; false; false",
                "\\S+; true; false",
                "(.*); true; true",
                "[^%]*; false; false"
            })
    void knowsWhatTakesEverything(String written, boolean segment, boolean rest) {
        RegexNode root = understood(written).orElseThrow();
        assertThat(PathLanguage.takesEverySegment(root)).isEqualTo(segment);
        assertThat(PathLanguage.takesEveryRest(root)).isEqualTo(rest);
    }

    @ParameterizedTest(name = "{0} is refused")
    @ValueSource(
            strings = {"(a{100}){5}", "a{101}", "((((a{9}){9}){9}){9}){9}", "(", "a{,1}", "\\", "[a", "[a-", "a{99999}"
            })
    void refusesWhatWouldGrowOrDoesNotEnd(String expression) {
        assertThat(RegexSyntax.read(expression)).isInstanceOf(Refused.class);
    }

    @Test
    void refusesGroupsNestedDeeperThanTheStack() {
        assertThat(RegexSyntax.read("(".repeat(100_000))).isInstanceOf(Refused.class);
    }

    /// Its deterministic automaton would have 2^100 states.
    @Test
    void comparesExpressionsWhoseDeterministicFormIsHuge() {
        PathLanguage one = PathLanguage.ofSegment(understood("[ab]*a[ab]{100}").orElseThrow());
        PathLanguage other = PathLanguage.ofSegment(understood("[ab]*b[ab]{99}").orElseThrow());
        assertThat(one.common(other)).isPresent();
    }
}
