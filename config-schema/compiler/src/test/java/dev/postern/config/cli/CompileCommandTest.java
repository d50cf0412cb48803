package dev.postern.config.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.postern.config.table.Bundle;
import dev.postern.config.table.BundleOpening;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// C15: the bundle's name, its commit, and that the same input gives the same bytes.
class CompileCommandTest {
    private static final Path SAMPLES = Path.of("../../tenants");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of("");

    private int compile(Path tenants, String... more) {
        String[] args = Stream.concat(Stream.of("compile", tenants.toString()), Stream.of(more))
                .toArray(String[]::new);
        return Main.run(new PrintWriter(out), new PrintWriter(err), args);
    }

    @Test
    void aFolderGetsAFileNamedByTheDigest() throws IOException {
        assertThat(compile(SAMPLES, "--out", folder + "/new/", "--commit", "", "--format", "json"))
                .isZero();
        JsonNode told = new JsonMapper().readTree(out.toString());
        Path file = Path.of(told.path("file").asText());
        assertThat(file).isRegularFile();
        assertThat(told.path("digest").asText()).matches("sha256:[0-9a-f]{64}");
        assertThat(file.getFileName())
                .hasToString("postern-" + told.path("digest").asText().substring(7, 19) + ".bundle");
        assertThat(told.path("bytes").asLong()).isEqualTo(Files.size(file));
        assertThat(told.path("commit").isNull()).isTrue();
        assertThat(told.path("tenants").asInt()).isEqualTo(2);
        assertThat(told.path("apis").asInt()).isEqualTo(2);
        assertThat(told.path("routes").asInt()).isEqualTo(4);
        assertThat(file.toFile().getParentFile().list())
                .containsExactly(file.getFileName().toString());
    }

    @Test
    void theCommitThatIsGivenStandsInTheBundle() {
        assertThat(compile(SAMPLES, "--out", folder.resolve("a").toString(), "--commit", "v1.2-3"))
                .isZero();
        assertThat(opened(folder.resolve("a")).commit()).contains("v1.2-3");
        assertThat(compile(SAMPLES, "--out", folder.resolve("b").toString(), "--commit", "two words"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--commit: two words (expected: at most 128 of");
        assertThat(folder.resolve("b")).doesNotExist();
    }

    @Test
    void inNoRepositoryThereIsNoCommit() throws IOException {
        Path elsewhere = copy(SAMPLES, folder.resolve("elsewhere/tenants"), false);
        Files.createDirectory(folder.resolve("elsewhere/.git"));
        assertThat(compile(elsewhere, "--out", folder.resolve("c").toString())).isZero();
        assertThat(opened(folder.resolve("c")).commit()).isEmpty();
    }

    @Test
    void theSameFilesGiveTheSameBytesInWhateverOrderADiskHoldsThem() throws IOException {
        Path forward = copy(SAMPLES, folder.resolve("one/tenants"), false);
        Path backward = copy(SAMPLES, folder.resolve("two/tenants"), true);
        List<Path> bundles = Stream.of("a", "b", "c").map(folder::resolve).toList();
        assertThat(compile(forward, "--out", bundles.get(0).toString(), "--commit", "x"))
                .isZero();
        assertThat(compile(backward, "--out", bundles.get(1).toString(), "--commit", "x"))
                .isZero();
        assertThat(compile(backward, "--out", bundles.get(2).toString(), "--commit", "x"))
                .isZero();
        assertThat(bundles.get(1)).hasSameBinaryContentAs(bundles.get(0));
        assertThat(bundles.get(2)).hasSameBinaryContentAs(bundles.get(0));
    }

    private static Path copy(Path from, Path to, boolean backward) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> walk = Files.walk(from)) {
            List<Path> files =
                    new ArrayList<>(walk.filter(Files::isRegularFile).sorted().toList());
            if (backward) {
                Collections.reverse(files);
            }
            for (Path file : files) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return to;
    }

    private static Bundle opened(Path file) {
        return ((BundleOpening.Opened) Bundle.open(file)).bundle();
    }
}
