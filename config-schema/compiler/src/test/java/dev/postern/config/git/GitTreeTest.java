package dev.postern.config.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.git.GitRepository.Reading;
import dev.postern.config.source.Problem;
import dev.postern.config.source.SourceFile;
import dev.postern.config.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitTreeTest {
    @TempDir
    private Path top = Path.of("");

    private Git git = new Git(top);

    @BeforeEach
    void repository() throws IOException {
        git = Git.init(top);
    }

    private Path write(String path, String text) throws IOException {
        Path file = top.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void link(String path, String target) throws IOException {
        Path link = top.resolve(path);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, Path.of(target));
    }

    private SourceTree committed(String folder) throws IOException {
        git.commitAll();
        GitRepository repository = GitRepository.around(top).orElseThrow();
        Reading reading = repository.read(repository.commit("main").orElseThrow(), folder, "tree");
        assertThat(reading).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).tree();
    }

    /// The two must agree, or a diff of a checkout with its own commit would not be a no-op.
    private void readsAsItsCheckout() throws IOException {
        SourceTree tree = committed("tenants");
        SourceTree checkout = SourceTree.read(top.resolve("tenants"), "tree");
        assertThat(texts(tree)).isEqualTo(texts(checkout));
        assertThat(tree.faulty()).isEqualTo(checkout.faulty());
        assertThat(tree.problems().stream().map(Problem::code))
                .isEqualTo(checkout.problems().stream().map(Problem::code).toList());
    }

    private static List<String> texts(SourceTree tree) {
        return tree.files().stream()
                .map(file -> file.name() + "=" + file.text())
                .toList();
    }

    @Test
    void readsAllThatACheckoutHolds() throws IOException {
        write("tenants/platform.json", "{}");
        write("tenants/acme/tenant.json", "{\"é\": \"日本\"}");
        write("tenants/acme/notes.md", "no config");
        write("tenants/.hidden/tenant.json", "{}");
        write("tenants/acme/.x.json", "{}");
        write("tenants/with space/x.json", "a\r\nb");
        write("tenants/acme/deep/er/x.json", "");
        write("other/platform.json", "{}");
        readsAsItsCheckout();
    }

    @Test
    void refusesWhatACheckoutRefuses() throws IOException {
        write("tenants/bom.json", "\uFEFF{}");
        Files.write(write("tenants/latin.json", "x"), new byte[] {(byte) 0xE9});
        write("tenants/folder.json/x.json", "{}");
        write("tenants/large.json", " ".repeat((1 << 20) + 1));
        write("tenants/" + "d/".repeat(17) + "x.json", "{}");
        readsAsItsCheckout();
    }

    @Test
    void followsLinksAsACheckoutDoes() throws IOException {
        write("secret.json", "outside");
        write("tenants/real.json", "inside");
        write("tenants/acme/tenant.json", "{}");
        link("tenants/inside.json", "real.json");
        link("tenants/twice.json", "inside.json");
        link("tenants/acme/up.json", "../real.json");
        link("tenants/outside.json", "../secret.json");
        link("tenants/absolute.json", "/etc/passwd");
        link("tenants/circle.json", "circle.json");
        link("tenants/gone.json", "nowhere.json");
        link("tenants/folder", "acme");
        link("tenants/folder2.json", "acme");
        link("tenants/through.json", "folder/tenant.json");
        readsAsItsCheckout();
        assertThat(texts(committed("tenants"))).noneMatch(text -> text.contains("outside"));
    }

    @Test
    void aRevisionIsReadAsItWas() throws IOException {
        write("tenants/platform.json", "old");
        git.commitAll();
        write("tenants/platform.json", "new");
        git.commitAll();
        GitRepository repository = GitRepository.around(top.resolve("tenants")).orElseThrow();
        assertThat(repository.commit("HEAD~1")).isPresent();
        assertThat(repository.commit("nowhere")).isEmpty();
        assertThat(repository.commit("--all")).isEmpty();
        assertThat(repository.commit("")).isEmpty();
        Reading reading = repository.read(repository.commit("HEAD~1").orElseThrow(), "tenants", "then");
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Read.class,
                        read -> assertThat(read.tree().files())
                                .extracting(SourceFile::text)
                                .containsExactly("old"));
    }

    @Test
    void aFolderThatIsNotInTheRevisionIsRefusedInGitsWords() throws IOException {
        git.commitAll();
        GitRepository repository = GitRepository.around(top).orElseThrow();
        assertThat(repository.read(repository.commit("main").orElseThrow(), "nowhere", "main:nowhere"))
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(refused.reason()).startsWith("main:nowhere cannot be read: fatal: "));
    }
}
