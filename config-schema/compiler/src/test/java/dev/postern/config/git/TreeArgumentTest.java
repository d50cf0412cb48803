package dev.postern.config.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.git.TreeArgument.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// In a repository with the folders `tenants`, `both` and `other`, and the branches `main` and `both`.
class TreeArgumentTest {
    @TempDir
    private Path top = Path.of("");

    private TreeArgument arguments = new TreeArgument(top, top);

    @BeforeEach
    void repository() throws IOException {
        for (String folder : new String[] {"tenants", "both", "other"}) {
            Files.createDirectories(top.resolve(folder));
            Files.writeString(top.resolve(folder + "/platform.json"), folder);
        }
        Git git = Git.init(top);
        git.commitAll();
        git.run("branch", "both");
        arguments = new TreeArgument(top, top.resolve("tenants"));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "main,         main:tenants",
        "main:other,   main:other",
        "main:other/,  main:other",
        "HEAD,         HEAD:tenants",
        "both:tenants, both:tenants",
        "other,        other",
        "./both,       both",
        "nowhere,      refused: no such folder",
        "./nowhere,    refused: no such folder",
        "main:nowhere, refused: cannot be read",
        "both,         refused: write ./both for the folder",
        "'',           tenants-parent", // the working folder itself
    })
    void namesOneTreeOrIsRefused(String text, String expected) {
        String found = switch (arguments.read(text)) {
            case Answer.Tree(var tree, var folder, var revision) ->
                tree.label().startsWith(top.toString())
                        ? (tree.label().equals(top.toString()) ? "tenants-parent" : relative(tree.label()))
                        : tree.label();
            case Answer.Refused(String reason) -> "refused: " + reason;
        };
        if (expected.startsWith("refused: ")) {
            assertThat(found).startsWith("refused: ").contains(expected.substring("refused: ".length()));
        } else {
            assertThat(found).isEqualTo(expected);
        }
    }

    private String relative(String label) {
        return top.relativize(Path.of(label)).normalize().toString();
    }

    @Test
    void whereOnlyARevisionIsNamedItsFolderInTheWorkTreeIsTheOther() {
        Answer.Tree base = (Answer.Tree) arguments.read("main:other");
        assertThat(arguments.counterpart(base, "main:other"))
                .isInstanceOfSatisfying(
                        Answer.Tree.class,
                        tree -> assertThat(tree.tree().files().getFirst().text())
                                .isEqualTo("other"));
        Answer.Tree plain = (Answer.Tree) arguments.read("main");
        assertThat(arguments.counterpart(plain, "main"))
                .isInstanceOfSatisfying(
                        Answer.Tree.class,
                        tree -> assertThat(tree.tree().files().getFirst().text())
                                .isEqualTo("tenants"));
    }
}
