package dev.postern.config.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTextTest {
    private static String render(String text, int start, int end, Optional<String> fix) {
        SourceFile file = new SourceFile("tenants/x.json", "x.json", text);
        SourceTree tree = new SourceTree("tenants", List.of(file), new TreeSet<>(), List.of());
        Problem problem = new Problem(ProblemCode.UNKNOWN_KEY, file.position(start, end), "a.b", "what is wrong", fix);
        return ProblemText.render(tree, List.of(problem));
    }

    @Test
    void printsThePositionTheLineACaretRunAndTheFix() {
        assertThat(render("{\n  \"a\": 12\n}", 9, 11, Optional.of("write 7"))).isEqualTo("""
                tenants/x.json:2:8: error PC1003: a.b: what is wrong
                    2 |   "a": 12
                      |        ^^
                  fix: write 7
                """);
    }

    @Test
    void keepsTabsAndCountsASurrogatePairAsOneColumn() {
        assertThat(render("\t\"\uD834\uDD1E\": 5", 7, 8, Optional.empty())).isEqualTo("""
                tenants/x.json:1:8: error PC1003: a.b: what is wrong
                    1 | \t"\uD834\uDD1E": 5
                      | \t     ^
                """);
    }

    @Test
    void marksTheEndOfAFileAndTheFirstLineOfALongValue() {
        assertThat(render("{", 1, 2, Optional.empty())).endsWith("    1 | {\n      |  ^\n");
        assertThat(render("{\r\n}", 0, 4, Optional.empty())).endsWith("    1 | {\n      | ^\n");
        assertThat(render("{\n", 2, 3, Optional.empty())).endsWith("    2 | \n      | ^\n");
    }

    @Test
    void letsNoControlCharacterThrough() {
        assertThat(render("[\u001b[31m\u0007]", 0, 1, Optional.of("\u001b]0;x")))
                .doesNotContain("\u001b", "\u0007")
                .contains("1 | [\uFFFD[31m\uFFFD]", "fix: \uFFFD]0;x");
    }

    @Test
    void cutsALineThatIsTooWideAroundItsMark() {
        String text = "x".repeat(1_000) + "HERE" + "y".repeat(1_000);
        List<String> lines =
                render(text, 1_000, 1_004, Optional.empty()).lines().toList();
        assertThat(lines.get(1)).hasSizeLessThan(200).contains("… xxx", "HEREyyy", " …");
        assertThat(lines.get(1)
                        .substring(lines.get(2).indexOf('^'), lines.get(2).length()))
                .isEqualTo("HERE");
    }

    @ParameterizedTest(name = "{0} is near {1}")
    @CsvSource({
        "alow, allow",
        "metods, methods",
        "Auth, auth",
        "rate_limit, rate-limit",
        "auht, auth",
        "APIKEYS, apiKeys"
    })
    void findsTheWordThatWasMeant(String written, String meant) {
        assertThat(Closest.to(written, List.of("allow", "methods", "auth", "rate-limit", "apiKeys")))
                .contains(meant);
    }

    @Test
    void guessesNothingThatIsFarAway() {
        assertThat(Closest.to("burst", List.of("name", "per", "requests", "window")))
                .isEmpty();
        assertThat(Closest.to("x".repeat(10_000), List.of("x".repeat(10_000)))).isEmpty();
    }

    @Test
    void codesAreUnique() {
        assertThat(ProblemCode.values()).extracting(ProblemCode::id).doesNotHaveDuplicates();
        assertThat(ProblemCode.values()).extracting(ProblemCode::meaning).doesNotHaveDuplicates();
    }
}
