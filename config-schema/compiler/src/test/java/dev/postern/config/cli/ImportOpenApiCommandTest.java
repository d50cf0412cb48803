package dev.postern.config.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportOpenApiCommandTest {
    private static final String DOCUMENT = """
            openapi: 3.0.3
            info: { title: Books }
            servers: [ { url: "http://books.internal:8080/books" } ]
            paths:
              /{id}: { get: { operationId: getBook } }
            """;

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of("");

    private Path document = Path.of("");
    private Path acme = Path.of("");

    @BeforeEach
    void copyTenants() throws IOException {
        Path from = Path.of("src/test/openapi/tenants");
        acme = Files.createDirectories(folder.resolve("tenants/acme"));
        for (String file : List.of("platform.json", "acme/tenant.json")) {
            Files.copy(from.resolve(file), folder.resolve("tenants").resolve(file));
        }
        document = Files.writeString(folder.resolve("books.yaml"), DOCUMENT);
    }

    private int run(String... args) {
        out = new StringWriter();
        err = new StringWriter();
        List<String> command = Stream.concat(
                        Stream.of(
                                "import",
                                "openapi",
                                "--tenants",
                                folder.resolve("tenants").toString()),
                        Stream.of(args))
                .toList();
        return Main.run(new PrintWriter(out), new PrintWriter(err), command.toArray(String[]::new));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(acme)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void writesTheApiFileAndWhatTheNextImportNeeds() throws IOException {
        assertThat(run(document.toString(), "--tenant", "acme")).isZero();
        assertThat(files()).containsExactly(".books.import.json", "books.api.json", "tenant.json");
        assertThat(out.toString()).contains("  add route get-book", "books.api.json: written, 1 route");
        assertThat(err.toString()).contains("books.yaml:3:19: note: #/servers/0/url: the target is http://books");
        assertThat(Main.run(
                        new PrintWriter(out),
                        new PrintWriter(err),
                        "validate",
                        folder.resolve("tenants").toString()))
                .isZero();
    }

    @Test
    void checkEndsWithOneUntilTheTwoAreInStepAndWritesNothing() throws IOException {
        assertThat(run(document.toString(), "--tenant", "acme", "--check")).isEqualTo(1);
        assertThat(files()).containsExactly("tenant.json");
        assertThat(run(document.toString(), "--tenant", "acme")).isZero();
        assertThat(run(document.toString(), "--tenant", "acme", "--check")).isZero();
        assertThat(out.toString()).contains("books.api.json: in step with books.yaml");
        Files.writeString(document, DOCUMENT.replace("/{id}", "/{isbn}"));
        assertThat(run(document.toString(), "--tenant", "acme", "--check")).isEqualTo(1);
        assertThat(out.toString())
                .contains("  set get-book: match.path to \"/{isbn}\"", "books.api.json: not in step with books.yaml");
        assertThat(acme.resolve("books.api.json")).content().contains("/{id}");
    }

    @Test
    void aDryRunPrintsTheFileAlone() throws IOException {
        assertThat(run(document.toString(), "--tenant", "acme", "--dry-run")).isZero();
        assertThat(files()).containsExactly("tenant.json");
        assertThat(out.toString()).startsWith("{\n  \"$schema\"").endsWith("]\n}\n");
        assertThat(err.toString()).contains("note: ");
    }

    @Test
    void whatWouldNotCompileIsNotWritten() throws IOException {
        Files.writeString(acme.resolve("tenant.json"), "{}");
        assertThat(run(document.toString(), "--tenant", "acme")).isEqualTo(1);
        assertThat(files()).containsExactly("tenant.json");
        assertThat(err.toString()).contains("error PC1004", "nothing is written: with this import");
    }

    @Test
    void wrongUsageEndsWithTwoAndSaysWhatIsRight() throws IOException {
        assertThat(run()).isEqualTo(2);
        assertThat(run(document.toString())).isEqualTo(2);
        assertThat(run(document.toString(), "--tenant", "nobody")).isEqualTo(2);
        assertThat(run(document.toString(), "--tenant", "../acme")).isEqualTo(2);
        assertThat(run(document.toString(), "--tenant", "acme", "--api", "../x"))
                .isEqualTo(2);
        assertThat(run(folder.resolve("nowhere.yaml").toString(), "--tenant", "acme"))
                .isEqualTo(2);
        assertThat(run(folder.toString(), "--tenant", "acme")).isEqualTo(2);
        Files.writeString(document, DOCUMENT.replace("http://", "https://"));
        assertThat(run(document.toString(), "--tenant", "acme")).isEqualTo(2);
        assertThat(err.toString()).contains("the server speaks https", "--upstream http://HOST:PORT");
        assertThat(run(document.toString(), "--tenant", "acme", "--upstream", "http://books:1"))
                .isZero();
        assertThat(Main.run(new PrintWriter(out), new PrintWriter(err), "import"))
                .isEqualTo(2);
        assertThat(files()).containsExactly(".books.import.json", "books.api.json", "tenant.json");
    }

    @Test
    void theLaterImportNeedsNoNameForTheApi() {
        assertThat(run(document.toString(), "--tenant", "acme", "--api", "shop"))
                .isZero();
        assertThat(run(document.toString(), "--tenant", "acme", "--check")).isZero();
        assertThat(out.toString()).contains("shop.api.json: in step");
    }
}
