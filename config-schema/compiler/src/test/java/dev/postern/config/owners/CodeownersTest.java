package dev.postern.config.owners;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CodeownersTest {
    @Test
    void theRepositorysOwnFileIsUpToDate() throws IOException {
        String file = Files.readString(Path.of("../../.github/CODEOWNERS"));
        String lines = Codeowners.lines(SourceTree.read(Path.of("../../tenants")), "tenants");
        assertThat(Codeowners.into(file, lines)).isEqualTo(file);
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
        String first = Codeowners.into("docs/ @writers", lines);
        assertThat(first).isEqualTo("docs/ @writers\n\n" + lines);
        String more = first + "\nlast/ @somebody\n";
        String fewer = Codeowners.lines(Trees.tree(Map.of("platform.json", "{}")), "tenants");
        assertThat(Codeowners.into(more, fewer)).isEqualTo("docs/ @writers\n\n" + fewer + "\nlast/ @somebody\n");
        assertThat(Codeowners.into(more, lines)).isEqualTo(more);
        assertThat(Codeowners.into("", lines)).isEqualTo(lines);
    }
}
