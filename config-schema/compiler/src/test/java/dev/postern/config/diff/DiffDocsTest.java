package dev.postern.config.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `-Dgolden.write=true` writes the table anew.
class DiffDocsTest {
    private static final Path PAGE = Path.of("../../docs/diff.md");
    private static final String HEAD = "| kind | what | verdict | why |\n|---|---|---|---|\n";

    @Test
    void thePageHasTheTableOfAllKinds() throws IOException {
        String rows = Arrays.stream(ChangeKind.values())
                .map(kind -> "| `%s` | %s | %s | %s |"
                        .formatted(kind.id(), kind.phrase(), kind.verdict().word(), kind.reason()))
                .collect(Collectors.joining("\n", HEAD, "\n"));
        String page = Files.readString(PAGE);
        if (Boolean.getBoolean("golden.write")) {
            int from = page.indexOf(HEAD);
            int to = page.indexOf("\n\n", from) + 1;
            page = page.substring(0, from) + rows + page.substring(to);
            Files.writeString(PAGE, page);
        }
        assertThat(page).contains(rows + "\n");
    }
}
