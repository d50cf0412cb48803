package dev.postern.config.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTargetTest {
    @ParameterizedTest(name = "{0} is {1} and {2}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "/a,           /a, \"\"",
                "/a?,          /a, ?", // an empty query is not the same as none
                "/a?x=1&y=%2f, /a, ?x=1&y=%2f",
                "/a?b?/../c,   /a, ?b?/../c",
                "*,            *,  \"\"",
                "?a,           \"\", ?a",
                "\"\",         \"\", \"\"",
            })
    void cutsAtTheFirstQuestionMarkAndChangesNothing(String target, String path, String query) {
        assertThat(RequestTarget.of(target)).isEqualTo(new RequestTarget(path, query));
    }
}
