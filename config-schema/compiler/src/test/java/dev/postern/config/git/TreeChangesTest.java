package dev.postern.config.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.git.TreeArgument.Answer;
import dev.postern.config.source.ChangedPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeChangesTest {
    @TempDir
    private Path top = Path.of("");

    private Git git = new Git(top);

    @BeforeEach
    void repository() throws IOException {
        git = Git.init(top);
        write("tenants/platform.json", "{}");
        write("tenants/acme/tenant.json", "{}");
        write("tenants/acme/README.md", "one");
        write("README.md", "one");
        write(".gitignore", "*.log\n");
        git.commitAll();
        git.run("branch", "base");
    }

    private void write(String path, String text) throws IOException {
        Path file = top.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Answer.Tree tree(String text) {
        return (Answer.Tree) arguments().read(text);
    }

    private TreeArgument arguments() {
        return new TreeArgument(top, top.resolve("tenants"));
    }

    private static ChangedPaths between(Answer.Tree base, Answer.Tree head) {
        return ((TreeChanges.Answer.Listed) TreeChanges.between(base, head)).paths();
    }

    private void changeEverything() throws IOException {
        write("tenants/acme/README.md", "two");
        Files.move(top.resolve("README.md"), top.resolve("tenants/moved.md"));
        write("tenants/acme/a \"b\\\n\u00e9.md", "new");
        write("tenants/acme/.hidden/x", "new");
        write(".ci/build", "new");
        Files.delete(top.resolve("tenants/acme/tenant.json"));
        Files.createSymbolicLink(top.resolve("tenants/acme/tenant.json"), Path.of("/etc/passwd"));
    }

    private static final List<String> INSIDE =
            List.of("acme/.hidden/x", "acme/README.md", "acme/a \"b\\\n\u00e9.md", "acme/tenant.json", "moved.md");

    @Test
    void twoRevisionsTellEveryFileOfTheRepository() throws IOException {
        changeEverything();
        git.commitAll();
        ChangedPaths paths = between(tree("base"), tree("main"));
        assertThat(paths.inside()).containsExactlyElementsOf(INSIDE);
        assertThat(paths.outside()).containsExactly(".ci/build", "README.md");
        assertThat(paths.links()).containsExactly("acme/tenant.json");
        assertThat(between(tree("main"), tree("base"))).isEqualTo(paths);
        assertThat(between(tree("main"), tree("main"))).isEqualTo(ChangedPaths.NONE);
    }

    @Test
    void theWorkTreeTellsWhatIsTrackedAndWhatIsNewInTheFolder() throws IOException {
        changeEverything();
        write("tenants/acme/out.log", "ignored");
        write("comment.md", "output of a command");
        Answer.Tree base = tree("base");
        Answer.Tree head = (Answer.Tree) arguments().counterpart(base, "base");
        ChangedPaths paths = between(base, head);
        assertThat(paths.inside()).containsExactlyElementsOf(INSIDE);
        assertThat(paths.outside()).containsExactly("README.md");
        assertThat(paths.links()).containsExactly("acme/tenant.json");
        assertThat(between(base, tree("./tenants"))).isEqualTo(paths);
    }

    @Test
    void filesThatWereOnlyTouchedAreTheSame() throws IOException {
        write("tenants/acme/README.md", "one");
        Files.setLastModifiedTime(top.resolve("README.md"), FileTime.fromMillis(1_000_000_000_000L));
        Answer.Tree base = tree("base");
        assertThat(between(base, tree("./tenants"))).isEqualTo(ChangedPaths.NONE);
    }

    @Test
    void aRevisionAndAnotherFolderAreComparedByWhatLiesInThem() throws IOException {
        git.run("worktree", "add", "-q", "elsewhere", "base");
        Answer.Tree elsewhere = tree("./elsewhere/tenants");
        assertThat(between(tree("base"), elsewhere)).isEqualTo(ChangedPaths.NONE);
        write("elsewhere/tenants/acme/README.md", "two");
        write("elsewhere/README.md", "two");
        assertThat(between(tree("base"), elsewhere)).isEqualTo(ChangedPaths.parted(List.of("acme/README.md"), ""));
    }

    @Test
    void twoFoldersAreComparedWithoutFollowingLinks() throws IOException {
        write("a/acme/same", "same");
        write("b/acme/same", "same");
        write("a/acme/one", "one");
        write("b/acme/one", "other");
        write("b/acme/.new", "");
        Files.createSymbolicLink(top.resolve("a/loop"), Path.of("."));
        Files.createSymbolicLink(top.resolve("b/loop"), Path.of("."));
        Files.createSymbolicLink(top.resolve("a/turned"), Path.of("acme"));
        Files.createSymbolicLink(top.resolve("b/turned"), Path.of("/"));
        assertThat(between(tree("./a"), tree("./b")))
                .isEqualTo(ChangedPaths.parted(List.of("acme/.new", "acme/one", "turned"), "")
                        .withLinks(new TreeSet<>(List.of("turned"))));
    }

    @Test
    void aFolderThatIsTooDeepIsRefused() throws IOException {
        write("a/x", "");
        write("b/" + ".d/".repeat(17) + "x", "");
        assertThat(TreeChanges.between(tree("./a"), tree("./b")))
                .isInstanceOfSatisfying(
                        TreeChanges.Answer.Refused.class,
                        refused -> assertThat(refused.reason()).contains("deeper than 16"));
    }
}
