package dev.postern.config.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `-Dgolden.write=true`, or `./postern reference`, writes the pages.
class ReferenceDocsTest {
    private static final Path DOCS = Path.of("../../docs");

    static List<String> pages() {
        return List.copyOf(ReferenceDocs.pages().keySet());
    }

    @ParameterizedTest(name = "{0} is as ./postern reference writes it")
    @MethodSource("pages")
    void noPageIsStale(String page) throws IOException {
        String text = ReferenceDocs.pages().getOrDefault(page, "");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(DOCS.resolve("reference"));
            Files.writeString(DOCS.resolve(page), text);
        }
        assertThat(DOCS.resolve(page))
                .as("run ./postern reference and commit what it writes")
                .hasContent(text);
    }

    @Test
    void noPageIsLeftOver() throws IOException {
        try (Stream<Path> files = Files.list(DOCS.resolve("reference"))) {
            assertThat(files.map(file -> "reference/" + file.getFileName())).allMatch(pages()::contains);
        }
    }

    @Test
    void aKeyIsToldWithAllThatTheSchemaSaysOfIt() {
        Key weight = Keys.of(new SchemaFiles().file("api.schema.json")).stream()
                .filter(key -> key.path().equals("upstreams.<name>.targets[].weight"))
                .findFirst()
                .orElseThrow();
        assertThat(weight.type()).isEqualTo("whole number");
        assertThat(weight.required()).isFalse();
        assertThat(weight.without()).contains("`1`");
        assertThat(weight.allowed()).containsExactly("1 to 1000");
        assertThat(weight.example()).contains("3");
    }
}
