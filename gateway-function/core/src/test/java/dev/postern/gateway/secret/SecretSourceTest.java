package dev.postern.gateway.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.config.value.TenantId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretSourceTest {
    private static final TenantId ACME = new TenantId("acme");

    @TempDir
    private Path folder = Path.of("");

    private SecretFiles files = new SecretFiles(folder);

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(folder.resolve("acme"));
        Files.createDirectories(folder.resolve("globex"));
        Files.writeString(folder.resolve("globex/token"), "of globex");
        files = new SecretFiles(folder);
    }

    private SecretRead write(byte[] bytes) throws IOException {
        Files.write(folder.resolve("acme/token"), bytes);
        return files.read(ACME, "token");
    }

    private static SecretRead found(String text) {
        return new SecretRead.Found(new SecretValue(text));
    }

    @ParameterizedTest(name = "a file with {0} is {1}")
    @CsvSource({
        "s3cret, s3cret",
        "'s3cret\n', s3cret",
        "'s3cret\r\n', s3cret",
        "'s3cret\n\n', 's3cret\n'", // one line break is the editor's, the other may be meant
        "' s3cret ', ' s3cret '",
        "'', ''"
    })
    void oneLineBreakAtTheEndIsDropped(String text, String value) throws IOException {
        assertThat(write(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(found(value));
    }

    @Test
    void whatIsNoTextOfABoundedLengthIsUnreadable() throws IOException {
        assertThat(write(new byte[] {(byte) 0xff})).isInstanceOf(SecretRead.Unreadable.class);
        assertThat(write(new byte[SecretSource.LONGEST + 1])).isInstanceOf(SecretRead.Unreadable.class);
        Files.delete(folder.resolve("acme/token"));
        Files.createDirectory(folder.resolve("acme/token"));
        assertThat(files.read(ACME, "token")).isEqualTo(new SecretRead.Unreadable("not a regular file"));
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeIsRefusedWithoutBeingOpened() throws Exception {
        String pipe = folder.resolve("acme/token").toString();
        assertThat(new ProcessBuilder("mkfifo", pipe).start().waitFor()).isZero();
        assertThat(files.read(ACME, "token")).isEqualTo(new SecretRead.Unreadable("not a regular file"));
    }

    @Test
    void noTenantReadsAnothersSecret() throws IOException {
        assertThat(files.read(ACME, "token")).isInstanceOf(SecretRead.Missing.class);
        Files.createSymbolicLink(folder.resolve("acme/token"), folder.resolve("globex/token"));
        assertThat(files.read(ACME, "token")).isInstanceOf(SecretRead.Unreadable.class);
        Files.createSymbolicLink(folder.resolve("initech"), folder.resolve("globex"));
        assertThat(files.read(new TenantId("initech"), "token")).isInstanceOf(SecretRead.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../globex/token", "..", ".", "", "a/b", "A", "a--b", "a-", "/etc/passwd", "a\u0000"})
    void aNameThatIsNoneIsABug(String name) {
        assertThatThrownBy(() -> files.read(ACME, name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLinkInsideTheTenantsFolderIsFollowedAsKubernetesMountsThem() throws IOException {
        Files.createDirectory(folder.resolve("acme/..2026"));
        Files.writeString(folder.resolve("acme/..2026/token"), "one");
        Files.createSymbolicLink(folder.resolve("acme/..data"), Path.of("..2026"));
        Files.createSymbolicLink(folder.resolve("acme/token"), Path.of("..data/token"));
        assertThat(files.read(ACME, "token")).isEqualTo(found("one"));
    }

    @Test
    void aTenantsFolderMayBeALinkAsInAVolumeOfAllTenants() throws IOException {
        Files.createDirectories(folder.resolve("..2026/hooli"));
        Files.writeString(folder.resolve("..2026/hooli/token"), "one");
        Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2026"));
        Files.createSymbolicLink(folder.resolve("hooli"), Path.of("..data/hooli"));
        assertThat(files.read(new TenantId("hooli"), "token")).isEqualTo(found("one"));
    }

    @Test
    void aLinkThatLeadsNowhereIsNotMissing() throws IOException {
        Files.createSymbolicLink(folder.resolve("acme/dangling"), Path.of("nowhere"));
        assertThat(files.read(ACME, "dangling")).isInstanceOf(SecretRead.Unreadable.class);
    }

    @Test
    void aFolderThatIsNotThereHoldsNothing() {
        assertThat(new SecretFiles(folder.resolve("nowhere")).read(ACME, "token"))
                .isInstanceOf(SecretRead.Missing.class);
    }

    @Test
    void everySecretHasAVariableOfItsOwn() {
        assertThat(SecretVariables.nameOf(new TenantId("acme-eu"), "orders-token"))
                .isEqualTo("POSTERN_SECRET_ACME_EU__ORDERS_TOKEN");
        Set<String> names = new HashSet<>();
        List<String> parts = List.of("a", "a-b", "a-b-c", "b", "b-c", "c");
        for (String tenant : parts) {
            for (String secret : parts) {
                assertThat(names.add(SecretVariables.nameOf(new TenantId(tenant), secret)))
                        .isTrue();
            }
        }
    }

    @Test
    void aFileGoesBeforeAVariableAlsoWhereItCannotBeRead() throws IOException {
        SecretSource both = SecretSource.firstOf(
                List.of(files, new SecretVariables(Map.of("POSTERN_SECRET_ACME__TOKEN", "variable"))));
        assertThat(both.read(ACME, "token")).isEqualTo(found("variable"));
        assertThat(both.read(ACME, "other")).isInstanceOf(SecretRead.Missing.class);
        write("file".getBytes(StandardCharsets.UTF_8));
        assertThat(both.read(ACME, "token")).isEqualTo(found("file"));
        write(new byte[] {(byte) 0xff});
        assertThat(both.read(ACME, "token")).isInstanceOf(SecretRead.Unreadable.class);
    }

    @Test
    void aVariableThatIsEmptyIsNotSetAndOneThatIsTooLongIsNotRead() {
        SecretVariables variables = new SecretVariables(Map.of(
                "POSTERN_SECRET_ACME__EMPTY", "", "POSTERN_SECRET_ACME__LONG", "x".repeat(SecretSource.LONGEST + 1)));
        assertThat(variables.read(ACME, "empty")).isInstanceOf(SecretRead.Missing.class);
        assertThat(variables.read(ACME, "long")).isInstanceOf(SecretRead.Unreadable.class);
    }

    @Test
    void noValueIsEverPrinted() {
        assertThat(found("s3cret").toString()).doesNotContain("s3cret");
    }
}
