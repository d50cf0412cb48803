package dev.postern.config.table;

import static dev.postern.config.table.Tables.bare;
import static dev.postern.config.table.Tables.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.match.HostMatch;
import dev.postern.config.value.Host;
import dev.postern.config.value.TenantId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Bundles whose checksums are true and whose content is not: made on purpose, or by a broken writer.
class HostileBundleTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final byte[] PART = TableJson.bytes(TableJson.write(bare("acme", "acme.com")));
    private static final byte[] TENANT = record(0, PART.length);
    private static final byte[] HOST = new HostRecord("acme.com", false, false, List.of(0), List.of()).write();

    @Test
    void thePiecesMakeASoundBundleWhenNothingIsWrong() {
        Bundle bundle = bundle(List.of(HOST), List.of(TENANT), PART);
        assertThat(bundle.check()).isEqualTo(new BundleCheck.Sound());
        assertThat(host(bundle, "acme.com")).isEqualTo(new HostMatch.Owned(ACME));
    }

    @Test
    void recordsThatChangedPlacesAreTold() {
        byte[] bytes = BundleWriter.write(table(bare("acme", "acme.com"), bare("globex", "globex.com")));
        // The first two numbers behind the header are the places of the two hosts.
        ByteBuffer swapped = ByteBuffer.wrap(bytes.clone());
        swapped.putInt(72, ByteBuffer.wrap(bytes).getInt(76))
                .putInt(76, ByteBuffer.wrap(bytes).getInt(72));
        Bundle bundle = opened(swapped);
        assertThat(host(bundle, "acme.com")).isEqualTo(new HostMatch.Damaged("damaged in record 0 of its hosts"));
        assertThat(host(bundle, "globex.com")).isInstanceOf(HostMatch.Damaged.class);
    }

    @ParameterizedTest
    @CsvSource({"1", "-1", "2147483647"})
    void aHostOfATenantThatIsNotThereIsNobodys(int tenant) {
        byte[] host = new HostRecord("acme.com", false, false, List.of(tenant), List.of()).write();
        Bundle bundle = bundle(List.of(host), List.of(TENANT), PART);
        assertThat(host(bundle, "acme.com"))
                .isEqualTo(new HostMatch.Damaged("contradictory: host acme.com is of a tenant that is not there"));
        assertThat(bundle.check()).isInstanceOf(BundleCheck.Damaged.class);
    }

    @Test
    void anIssuerTellsOnlyATenantThatSharesTheHost() {
        byte[] tenants = record(0, PART.length);
        byte[] other =
                new TenantRecord(new TenantId("globex"), 0, PART.length, Sha256.of(ByteBuffer.wrap(PART))).write();
        byte[] host = new HostRecord(
                        "acme.com", false, true, List.of(0), List.of(new HostRecord.Issuer("https://id", 1)))
                .write();
        assertThat(host(bundle(List.of(host), List.of(tenants, other), PART), "acme.com"))
                .isInstanceOf(HostMatch.Damaged.class);
    }

    static List<Arguments> outside() {
        return List.of(
                Arguments.of(1, PART.length), // one byte too far
                Arguments.of(0, PART.length + 1),
                Arguments.of(0, Integer.MAX_VALUE),
                Arguments.of(Integer.MAX_VALUE, 1),
                Arguments.of(-1, 5),
                Arguments.of(0, -1),
                Arguments.of(Integer.MIN_VALUE, Integer.MIN_VALUE));
    }

    @ParameterizedTest
    @MethodSource("outside")
    void aPartThatLiesOutsideIsRefusedAndNotAllocated(int start, int length) {
        Bundle bundle = bundle(List.of(HOST), List.of(record(start, length)), PART);
        assertThat(bundle.part(ACME)).isEqualTo(new Part.Damaged("contradictory: the part of acme lies outside"));
        assertThat(bundle.check()).isInstanceOf(BundleCheck.Damaged.class);
    }

    @Test
    void aPartOfAnotherTenantIsNotThisOnes() {
        byte[] part = TableJson.bytes(TableJson.write(bare("evil", "acme.com")));
        TenantRecord record = new TenantRecord(ACME, 0, part.length, Sha256.of(ByteBuffer.wrap(part)));
        assertThat(bundle(List.of(HOST), List.of(record.write()), part).part(ACME))
                .isEqualTo(new Part.Damaged("contradictory: the part of acme is of evil"));
    }

    @Test
    void aPartThatIsNoTableIsSaidInOneLine() {
        byte[] part = "{\"id\":7}".getBytes(StandardCharsets.UTF_8);
        TenantRecord record = new TenantRecord(ACME, 0, part.length, Sha256.of(ByteBuffer.wrap(part)));
        assertThat(bundle(List.of(HOST), List.of(record.write()), part).part(ACME))
                .isEqualTo(new Part.Damaged("odd in the part of acme: plan: missing (expected: an object)"));
    }

    @Test
    void recordsOfNoFormAreTold() {
        for (int length = 0; length < HOST.length; length++) {
            byte[] cut = ByteBuffer.allocate(length).put(HOST, 0, length).array();
            Bundle bundle = bundle(List.of(cut), List.of(TENANT), PART);
            assertThat(host(bundle, "acme.com")).as("%d bytes", length).isInstanceOf(HostMatch.Damaged.class);
            assertThat(bundle.check()).isInstanceOf(BundleCheck.Damaged.class);
        }
        for (int length = 0; length < TENANT.length - 4; length++) {
            byte[] cut = ByteBuffer.allocate(length).put(TENANT, 0, length).array();
            Bundle bundle = bundle(List.of(HOST), List.of(cut), PART);
            assertThat(bundle.part(ACME)).as("%d bytes", length).isInstanceOf(Part.Damaged.class);
            assertThat(bundle.tenantIds()).isEmpty();
        }
    }

    @Test
    void disorderIsToldByTheCheck() {
        byte[] other = new HostRecord("aaa.com", false, false, List.of(0), List.of()).write();
        assertThat(bundle(List.of(HOST, other), List.of(TENANT), PART).check())
                .isEqualTo(new BundleCheck.Damaged("bundle is out of order at host 1"));
        assertThat(bundle(List.of(HOST, HOST), List.of(TENANT), PART).check())
                .isEqualTo(new BundleCheck.Damaged("bundle is out of order at host 1"));
        assertThat(bundle(List.of(HOST), List.of(TENANT, TENANT), PART).check())
                .isEqualTo(new BundleCheck.Damaged("bundle is out of order at tenant 1"));
        byte[] longer = ByteBuffer.allocate(PART.length + 1).put(PART).array();
        assertThat(bundle(List.of(HOST), List.of(TENANT), longer).check())
                .isEqualTo(new BundleCheck.Damaged("bundle is contradictory: bytes behind its last part"));
    }

    @ParameterizedTest
    @CsvSource({
        "2147483647, 0, 0, 0, 0", // more hosts than their section could hold
        "0, 2147483647, 0, 0, 0",
        "-1, 0, 0, 0, 0",
        "0, -1, 0, 0, 0",
        "0, 0, -1, 0, 1",
        "0, 0, 0, -1, 1",
        "0, 0, 2, -1, -1",
        "0, 0, 2147483647, 2147483647, 2",
        "0, 0, 2147483647, 2147483647, 2147483647",
    })
    void aHeaderThatContradictsTheFileIsRefused(int hosts, int tenants, int hostsLength, int tenantsLength, int parts) {
        BundleHeader header = new BundleHeader(
                "", hosts, tenants, hostsLength, tenantsLength, parts, Sha256.of(ByteBuffer.allocate(0)));
        assertThat(Bundle.open(header.write())).isInstanceOf(BundleOpening.Refused.class);
    }

    @Test
    void aCommitIsBoundedAndClean() {
        byte[] bytes = BundleWriter.write(table(), "abc");
        for (int length : new int[] {-1, 4, 128, 129, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertThat(Bundle.open(ByteBuffer.wrap(bytes.clone()).putInt(12, length)))
                    .isInstanceOf(BundleOpening.Refused.class);
        }
    }

    @Test
    void aSharedHostMayHaveVeryManyTenants() {
        TenantTable[] tenants = IntStream.range(0, 3_000)
                .mapToObj(i -> bare("t" + i, "+api.localhost"))
                .toArray(TenantTable[]::new);
        Bundle bundle = opened(ByteBuffer.wrap(BundleWriter.write(table(tenants))));
        assertThat(host(bundle, "api.localhost"))
                .isEqualTo(table(tenants).hosts().values().iterator().next());
    }

    private static byte[] record(int start, int length) {
        return new TenantRecord(ACME, start, length, Sha256.of(ByteBuffer.wrap(PART))).write();
    }

    private static Bundle bundle(List<byte[]> hostRecords, List<byte[]> tenantRecords, byte[] parts) {
        byte[] hosts = IndexSection.write("hosts", hostRecords);
        byte[] tenants = IndexSection.write("tenants", tenantRecords);
        Sha256 digest = Bundle.digest(
                hostRecords.size(), tenantRecords.size(), ByteBuffer.wrap(hosts), ByteBuffer.wrap(tenants));
        BundleHeader header = new BundleHeader(
                "", hostRecords.size(), tenantRecords.size(), hosts.length, tenants.length, parts.length, digest);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(header.write().array());
        out.writeBytes(hosts);
        out.writeBytes(tenants);
        out.writeBytes(parts);
        return opened(ByteBuffer.wrap(out.toByteArray()));
    }

    private static Bundle opened(ByteBuffer bytes) {
        return ((BundleOpening.Opened) Bundle.open(bytes)).bundle();
    }

    private static HostMatch host(Bundle bundle, String name) {
        return bundle.host(Host.ofAuthority(name).orElseThrow());
    }
}
