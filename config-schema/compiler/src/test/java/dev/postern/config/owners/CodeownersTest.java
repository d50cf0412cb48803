package dev.postern.config.owners;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.owners.Codeowners.Merge;
import dev.postern.config.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeownersTest {
    private static String into(String file, String lines) {
        return switch (Codeowners.into(file, lines)) {
            case Merge.Merged(String text) -> text;
            case Merge.Refused refused -> refused.toString();
        };
    }

    @ParameterizedTest(name = "{0} is refused at line {1}")
    @CsvSource({
        "B x, 1",
        "x B x, 2",
        "E x, 1",
        "x E B x, 2",
        "B x B E x, 3", // what stands behind the first may be people's
        "B E x E, 4",
        "B E x B E, 4",
    })
    void anIncompleteBlockIsRefusedSoThatNoLineIsLost(String file, int line) {
        List<String> lines =
                Codeowners.lines(Trees.tree(Trees.files()), "tenants").lines().toList();
        String text = file.replace(' ', '\n').replace("B", lines.getFirst()).replace("E", lines.getLast());
        assertThat(Codeowners.into(text, "new\n"))
                .isInstanceOfSatisfying(
                        Merge.Refused.class,
                        refused -> assertThat(refused.line()).isEqualTo(line));
    }

    @Test
    void onlyWholeLinesBeginAndEndABlock() {
        String lines = Codeowners.lines(Trees.tree(Trees.files()), "tenants");
        String quoted = "# " + lines.lines().findFirst().orElseThrow() + "\nx @y\n";
        assertThat(into(quoted, lines)).isEqualTo(quoted + "\n" + lines);
    }

    @Test
    void theRepositorysOwnFileIsUpToDate() throws IOException {
        String file = Files.readString(Path.of("../../.github/CODEOWNERS"));
        String lines = Codeowners.lines(SourceTree.read(Path.of("../../tenants")), "tenants");
        assertThat(into(file, lines)).isEqualTo(file);
    }

    @Test
    void tenantsComeBehindThePlatformWhoseLineTheyOverride() {
        assertThat(Codeowners.lines(Trees.tree(Trees.files()), "tenants")
                        .lines()
                        .filter(line -> !line.startsWith("#")))
                .containsExactly(
                        "/tenants/ @host/platform",
                        "/tenants/acme/ @acme/api acme@example.com",
                        "/tenants/globex/ @globex/api globex@example.com");
    }

    @Test
    void aTenantWithoutOwnersIsThePlatforms() {
        Map<String, String> files = Trees.files();
        files.put("acme/tenant.json", "{ \"tenant\": \"acme\", \"plan\": \"basic\", \"hosts\": [\"a\"] }");
        assertThat(Codeowners.lines(Trees.tree(files), ""))
                .contains("/ @host/platform\n")
                .doesNotContain("/acme/");
    }

    @Test
    void aFolderIsNoPattern() {
        assertThat(Codeowners.lines(Trees.tree(Trees.files()), "my #1 [tenants]"))
                .contains("/my\\ \\#1\\ \\[tenants\\]/acme/ ");
    }

    @Test
    void whatPeopleWroteStays() {
        String lines = Codeowners.lines(Trees.tree(Trees.files()), "tenants");
        String first = into("docs/ @writers", lines);
        assertThat(first).isEqualTo("docs/ @writers\n\n" + lines);
        String more = first + "\nlast/ @somebody\n";
        String fewer = Codeowners.lines(Trees.tree(Map.of("platform.json", "{}")), "tenants");
        assertThat(into(more, fewer)).isEqualTo("docs/ @writers\n\n" + fewer + "\nlast/ @somebody\n");
        assertThat(into(more, lines)).isEqualTo(more);
        assertThat(into("", lines)).isEqualTo(lines);
    }
}
