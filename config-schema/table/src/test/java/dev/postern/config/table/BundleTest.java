package dev.postern.config.table;

import static dev.postern.config.table.Tables.bare;
import static dev.postern.config.table.Tables.table;
import static dev.postern.config.table.Tables.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;

import dev.postern.config.match.HostIndex;
import dev.postern.config.match.HostMatch;
import dev.postern.config.value.Host;
import dev.postern.config.value.TenantId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// C15: the table as a file.
class BundleTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final RoutingTable TABLE = table(
            tenant("acme", "acme.com", "*.acme.com", "+api.localhost"),
            tenant("globex", "globex.com", "*.eu.acme.com", "+api.localhost"),
            tenant("initech", "at.eu.acme.com", "+alone.localhost"));
    private static final RoutingTable SMALL = table(
            bare("acme", "acme.com", "*.acme.com", "+api.localhost"),
            bare("globex", "globex.com", "*.eu.acme.com", "+api.localhost"),
            bare("initech", "at.eu.acme.com"));

    @Test
    void carriesEachTenantWhole() {
        Bundle bundle = opened(BundleWriter.write(TABLE));
        assertThat(bundle.tenants()).isEqualTo(3);
        assertThat(bundle.tenantIds()).containsExactlyElementsOf(TABLE.tenants().keySet());
        TABLE.tenants().forEach((id, table) -> assertThat(bundle.part(id)).isEqualTo(new Part.Read(table)));
        assertThat(bundle.part(new TenantId("nobody"))).isEqualTo(new Part.Missing());
        assertThat(bundle.check()).isEqualTo(new BundleCheck.Sound());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme.com",
                "a.acme.com",
                "a.b.acme.com",
                "eu.acme.com",
                "x.eu.acme.com",
                "at.eu.acme.com",
                "y.at.eu.acme.com",
                "globex.com",
                "a.globex.com",
                "api.localhost",
                "alone.localhost",
                "com",
                "other.org",
                "ACME.com:80",
                "[::1]",
                "zzz",
                "a",
            })
    void findsHostsAsTheIndexInMemoryDoes(String authority) {
        Host host = Host.ofAuthority(authority).orElseThrow();
        HostMatch expected = new HostIndex(TABLE.hosts()).find(host);
        Bundle bundle = opened(BundleWriter.write(TABLE));
        assertThat(bundle.host(host)).isEqualTo(expected);
        assertThat(bundle.host(host)).isEqualTo(expected); // from what it kept
    }

    @Test
    void anEmptyTableIsABundleToo() {
        Bundle bundle = opened(BundleWriter.write(table()));
        assertThat(bundle.host(Host.ofAuthority("acme.com").orElseThrow())).isEqualTo(HostMatch.Unknown.UNKNOWN);
        assertThat(bundle.part(ACME)).isEqualTo(new Part.Missing());
        assertThat(bundle.tenantIds()).isEmpty();
        assertThat(bundle.check()).isEqualTo(new BundleCheck.Sound());
    }

    @Test
    void theDigestNamesTheMeaningAndNotTheCommit() {
        Bundle plain = opened(BundleWriter.write(TABLE));
        Bundle committed = opened(BundleWriter.write(TABLE, "3f2a9c1"));
        Bundle other = opened(BundleWriter.write(table(tenant("acme", "acme.org"))));
        assertThat(plain.digest()).matches("sha256:[0-9a-f]{64}").isEqualTo(committed.digest());
        assertThat(plain.digest()).startsWith("sha256:" + plain.shortDigest()).isNotEqualTo(other.digest());
        assertThat(plain.shortDigest()).hasSize(12);
        assertThat(plain.commit()).isEmpty();
        assertThat(committed.commit()).contains("3f2a9c1");
        assertThat(committed.check()).isEqualTo(new BundleCheck.Sound());
    }

    @Test
    void everyTableComesBack() {
        qt().withExamples(500).forAll(RandomTables.tables()).checkAssert(table -> {
            byte[] bytes = BundleWriter.write(table);
            Bundle bundle = opened(bytes);
            assertThat(bundle.check()).isEqualTo(new BundleCheck.Sound());
            table.tenants().forEach((id, tenant) -> assertThat(bundle.part(id)).isEqualTo(new Part.Read(tenant)));
            HostIndex hosts = new HostIndex(table.hosts());
            table.hosts().keySet().stream()
                    .flatMap(host -> Stream.of(host.name(), "a." + host.name()))
                    .map(name -> Host.ofAuthority(name).orElseThrow())
                    .forEach(host -> assertThat(bundle.host(host)).isEqualTo(hosts.find(host)));
        });
    }

    @Test
    void theFormatIsFixed() {
        // Fails when the bytes of a bundle change. Then the format's version must change too, unless no
        // bundle has been shipped; and gateways would reset what they keep by digest.
        assertThat(opened(BundleWriter.write(TABLE)).digest())
                .isEqualTo("sha256:3a0d576882e190b053211e3881e9c603fa4f800d447b3a97c6f9f8390155b9ce");
    }

    @Test
    void equalTablesGiveEqualBytes() {
        RoutingTable same = table(
                tenant("initech", "+alone.localhost", "at.eu.acme.com"),
                tenant("acme", "+api.localhost", "*.acme.com", "acme.com"),
                tenant("globex", "*.eu.acme.com", "+api.localhost", "globex.com"));
        assertThat(BundleWriter.write(same, "x")).isEqualTo(BundleWriter.write(TABLE, "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "line\nbreak", "caf\u00e9", "<script>"})
    void aCommitIsANameAndNothingElse(String commit) {
        assertThatThrownBy(() -> BundleWriter.write(TABLE, commit)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void openingReadsTheHeaderOnly() {
        byte[] bytes = BundleWriter.write(TABLE);
        // All behind the header is gone, and it still opens: what is gone is told where it is asked for.
        Arrays.fill(bytes, 72, bytes.length, (byte) 0);
        Bundle bundle = opened(bytes);
        assertThat(bundle.host(Host.ofAuthority("acme.com").orElseThrow())).isInstanceOf(HostMatch.Damaged.class);
        assertThat(bundle.part(ACME)).isInstanceOf(Part.Damaged.class);
        assertThat(bundle.tenantIds()).isEmpty();
        assertThat(bundle.check()).isInstanceOf(BundleCheck.Damaged.class);
    }

    @Test
    void damageToOnePartIsThatTenantsOnly() {
        byte[] bytes = BundleWriter.write(TABLE);
        bytes[bytes.length - 10] ^= 1; // the last tenant's
        Bundle bundle = opened(bytes);
        assertThat(bundle.part(new TenantId("initech"))).isEqualTo(new Part.Damaged("damaged in the part of initech"));
        assertThat(bundle.part(ACME)).isInstanceOf(Part.Read.class);
        assertThat(bundle.check()).isEqualTo(new BundleCheck.Damaged("bundle is damaged in the part of initech"));
    }

    @Test
    void aPartIsNamedByWhatItMeans() {
        Bundle bundle = opened(BundleWriter.write(TABLE));
        Bundle other = opened(BundleWriter.write(
                table(tenant("acme", "acme.com", "*.acme.com", "+api.localhost"), tenant("globex", "globex.org"))));
        assertThat(other.partDigest(ACME))
                .isPresent()
                .isEqualTo(bundle.partDigest(ACME))
                .isNotEqualTo(bundle.partDigest(new TenantId("globex")));
        assertThat(other.partDigest(new TenantId("globex"))).isNotEqualTo(bundle.partDigest(new TenantId("globex")));
        assertThat(other.partDigest(new TenantId("initech"))).isEmpty();
    }

    @Test
    void aCheckBesideAKnownBundleTellsAllDamage() {
        byte[] bytes = BundleWriter.write(SMALL);
        Bundle known = opened(bytes);
        assertThat(opened(bytes).check(known)).isEqualTo(new BundleCheck.Sound());
        for (int at = 0; at < bytes.length; at++) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 1;
            if (Bundle.open(ByteBuffer.wrap(damaged)) instanceof BundleOpening.Opened(Bundle bundle)) {
                assertThat(bundle.check(known)).as("byte %d", at).isInstanceOf(BundleCheck.Damaged.class);
            }
        }
    }

    @Test
    void everyChangedByteIsToldAndNeverChangesAnAnswer() {
        byte[] sound = BundleWriter.write(SMALL, "3f2a9c1");
        for (int at = 0; at < sound.length; at++) {
            byte[] bytes = sound.clone();
            bytes[at] ^= (byte) (1 << at % 8);
            if (Bundle.open(ByteBuffer.wrap(bytes)) instanceof BundleOpening.Opened(Bundle bundle)) {
                assertThat(bundle.check()).as("byte %d", at).isInstanceOf(BundleCheck.Damaged.class);
                assertThat(wrongAnswers(bundle)).as("byte %d", at).isEmpty();
            }
        }
    }

    private static List<Object> wrongAnswers(Bundle bundle) {
        HostIndex hosts = new HostIndex(SMALL.hosts());
        Stream<HostMatch> wrongHosts = Stream.of("acme.com", "at.eu.acme.com", "b.eu.acme.com", "api.localhost", "no")
                .map(name -> Host.ofAuthority(name).orElseThrow())
                .filter(host -> !bundle.host(host).equals(hosts.find(host)))
                .map(bundle::host)
                .filter(match -> !(match instanceof HostMatch.Damaged));
        Stream<Part> wrongParts = SMALL.tenants().values().stream()
                .filter(tenant -> !bundle.part(tenant.id()).equals(new Part.Read(tenant)))
                .map(tenant -> bundle.part(tenant.id()))
                .filter(part -> !(part instanceof Part.Damaged));
        return Stream.concat(wrongHosts, wrongParts).toList();
    }

    @Test
    void everyTruncationAndEveryByteTooManyIsRefused() {
        byte[] sound = BundleWriter.write(TABLE, "3f2a9c1");
        IntStream.range(0, sound.length)
                .forEach(length -> assertThat(Bundle.open(ByteBuffer.wrap(sound, 0, length)))
                        .as("%d bytes", length)
                        .isInstanceOf(BundleOpening.Refused.class));
        assertThat(refusal(ByteBuffer.allocate(sound.length + 1).put(0, sound)))
                .isEqualTo("bundle is too long: " + (sound.length + 1) + " bytes (expected: " + sound.length + ")");
        assertThat(refusal(ByteBuffer.wrap(sound, 0, sound.length - 1)))
                .isEqualTo("bundle is cut short: " + (sound.length - 1) + " bytes (expected: " + sound.length + ")");
        assertThat(refusal(ByteBuffer.wrap(sound, 0, 20))).isEqualTo("bundle is cut short in its header");
    }

    @Test
    void anotherFileAndANewerFormatAreSaidInWords() {
        byte[] newer = BundleWriter.write(TABLE);
        newer[11] = 2;
        assertThat(refusal(ByteBuffer.wrap(newer))).isEqualTo("bundle is of format 2 (expected: 1)");
        assertThat(refusal(ByteBuffer.wrap("{\"tenants\":[]}".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("bundle is not a Postern bundle");
        assertThat(refusal(ByteBuffer.allocate(0))).isEqualTo("bundle is not a Postern bundle");
    }

    @Test
    void opensAFileAndPartsOfABuffer(@TempDir Path folder) throws IOException {
        byte[] bytes = BundleWriter.write(TABLE);
        Path file = Files.write(folder.resolve("bundle"), bytes);
        assertThat(Bundle.open(file))
                .isInstanceOfSatisfying(
                        BundleOpening.Opened.class,
                        opened -> assertThat(opened.bundle().check()).isEqualTo(new BundleCheck.Sound()));
        ByteBuffer inner = ByteBuffer.allocate(bytes.length + 7).put(3, bytes).slice(3, bytes.length);
        assertThat(Bundle.open(inner)).isInstanceOf(BundleOpening.Opened.class);
        assertThat(Bundle.open(ByteBuffer.allocateDirect(bytes.length).put(0, bytes)))
                .isInstanceOf(BundleOpening.Opened.class);
    }

    @Test
    void aFileThatCannotBeReadIsSaidInOneLine(@TempDir Path folder) {
        Path missing = folder.resolve("missing");
        assertThat(Bundle.open(missing))
                .isEqualTo(new BundleOpening.Refused("bundle " + missing + " cannot be read: no such file"));
        assertThat(Bundle.open(folder)).isInstanceOf(BundleOpening.Refused.class);
    }

    private static Bundle opened(byte[] bytes) {
        return ((BundleOpening.Opened) Bundle.open(ByteBuffer.wrap(bytes))).bundle();
    }

    private static String refusal(ByteBuffer bytes) {
        return ((BundleOpening.Refused) Bundle.open(bytes)).reason();
    }
}
