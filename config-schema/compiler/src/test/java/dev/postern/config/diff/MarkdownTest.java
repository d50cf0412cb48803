package dev.postern.config.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.value.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '"',
            value = {
                "orders/get-order § `orders/get-order`",
                "@everyone § `@everyone`", // code makes no mention
                "[x](http://evil) § `[x](http://evil)`",
                "<img/src=x> § `<img/src=x>`",
                "a`b § <code>a&#96;b</code>",
                "a|b § <code>a&#124;b</code>",
                "a\\|b § <code>a&#92;&#124;b</code>",
                "</code>`<b> § <code>&#60;&#47;code&#62;&#96;&#60;b&#62;</code>",
            })
    void whatAnAuthorWroteIsOnlyEverText(String text, String expected) {
        assertThat(Markdown.code(text, 100)).isEqualTo(expected);
    }

    @Test
    void nothingBreaksTheLineOrHides() {
        assertThat(Markdown.code("a\nb\r\u202Ec\u200Bd\u2028e", 100))
                .isEqualTo("`a\uFFFDb\uFFFD\uFFFDc\uFFFDd\uFFFDe`");
        assertThat(Markdown.code("abcdef", 3)).isEqualTo("`abc…`");
        assertThat(Markdown.code("", 3)).isEmpty();
    }

    @Test
    void aCommentIsNeverLongerThanGitHubTakes() {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            Subject subject = new Subject.OfRoute(new TenantId("t" + i % 70), "api", "`|".repeat(100) + i);
            String text = "|".repeat(400);
            changes.add(new Change(ChangeKind.AUTH_WEAKENED, subject, text, text, Optional.empty(), Optional.empty()));
        }
        Diff.Revision revision = new Diff.Revision("x", Optional.of("sha256:0"));
        String text = DiffMarkdown.render(new Diff(revision, revision, changes, List.of()));
        assertThat(text).hasSizeLessThan(65_536).contains("## Postern: 🔴 **weakened**", " more changes");
    }
}
