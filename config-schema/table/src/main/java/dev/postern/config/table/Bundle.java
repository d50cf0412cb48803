package dev.postern.config.table;

import dev.postern.config.match.HostMatch;
import dev.postern.config.value.Host;
import dev.postern.config.value.TenantId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// An open bundle. Safe from any thread; never throws for what stands in the file.
///
/// Opening looks at the header alone, whatever the number of tenants. The rest is checked where it is
/// used: an index record when a search meets it, a part when it is read; [#check] reads everything.
public final class Bundle {
    private final BundleHeader header;
    private final IndexSection hostSection;
    private final IndexSection tenantSection;
    private final BundleHosts hosts;
    private final BundleTenants tenants;

    private Bundle(BundleHeader header, ByteBuffer bytes) {
        this.header = header;
        int at = header.length();
        this.hostSection = new IndexSection("hosts", bytes.slice(at, header.hostsLength()), header.hosts());
        at += header.hostsLength();
        this.tenantSection = new IndexSection("tenants", bytes.slice(at, header.tenantsLength()), header.tenants());
        at += header.tenantsLength();
        this.hosts = new BundleHosts(hostSection, tenantSection);
        this.tenants = new BundleTenants(tenantSection, bytes.slice(at, header.partsLength()));
    }

    /// Opens the bytes between position and limit, which must not change from then on.
    public static BundleOpening open(ByteBuffer bytes) {
        try {
            ByteBuffer own = bytes.slice();
            return new BundleOpening.Opened(new Bundle(BundleHeader.read(own), own));
        } catch (Unreadable damage) {
            return new BundleOpening.Refused("bundle is " + damage.reason());
        }
    }

    /// Opens a file, which is mapped rather than read.
    ///
    /// To replace the file, rename another over it; to write into it while it is mapped ends the process.
    public static BundleOpening open(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            return size > Integer.MAX_VALUE
                    ? new BundleOpening.Refused("bundle " + file + " is larger than 2 GiB")
                    : open(channel.map(FileChannel.MapMode.READ_ONLY, 0, size));
        } catch (IOException failure) {
            return new BundleOpening.Refused("bundle " + file + " cannot be read: " + inWords(failure));
        }
    }

    /// Names the meaning, as `sha256:` and 64 hex digits: equal for bundles of equal tables, whatever the commit.
    ///
    /// It is what the header says; [#check] proves it.
    public String digest() {
        return header.digestText();
    }

    /// The first 12 hex digits of the digest, for logs.
    public String shortDigest() {
        return digest().substring("sha256:".length(), "sha256:".length() + 12);
    }

    /// The git commit that the bundle was compiled from, if its builder told.
    public Optional<String> commit() {
        return header.commit().isEmpty() ? Optional.empty() : Optional.of(header.commit());
    }

    /// Whose a host is: an exact name beats a wildcard, a longer wildcard a shorter one. No I/O but page faults.
    public HostMatch host(Host host) {
        return hosts.find(host);
    }

    /// How many tenants there are.
    public int tenants() {
        return header.tenants();
    }

    /// Their ids in order, read as the stream goes; those whose record is damaged are left out.
    public Stream<TenantId> tenantIds() {
        return IntStream.range(0, header.tenants()).boxed().flatMap(this::tenantId);
    }

    /// Reads and decodes one tenant's part, anew at each call: for a worker thread.
    public Part part(TenantId tenant) {
        return tenants.part(tenant);
    }

    /// Names what one tenant's part means: equal texts stand for equal tables, in this bundle and in others.
    ///
    /// @return empty where there is no such tenant, or its record is damaged
    public Optional<String> partDigest(TenantId tenant) {
        return tenants.checksum(tenant).map(Sha256::hex);
    }

    /// Reads everything: proves the digest, and that each record and each part is in its place and can be read.
    public BundleCheck check() {
        return check(Map.of());
    }

    /// As [#check()], at the cost of a check of what is new: a part that `known` has too is not decoded again.
    public BundleCheck check(Bundle known) {
        return check(known.tenants.checksums());
    }

    private BundleCheck check(Map<TenantId, Sha256> known) {
        try {
            checkDigest();
            checkHosts();
            checkTenants(known);
            return new BundleCheck.Sound();
        } catch (Unreadable damage) {
            return new BundleCheck.Damaged("bundle is " + damage.reason());
        }
    }

    /// The digest of what these sections mean; the tenants' section holds the checksums of all parts.
    static Sha256 digest(int hosts, int tenants, ByteBuffer hostSection, ByteBuffer tenantSection) {
        ByteBuffer counts = ByteBuffer.allocate(2 * Integer.BYTES)
                .putInt(hosts)
                .putInt(tenants)
                .flip();
        return Sha256.of(StandardCharsets.US_ASCII.encode("postern bundle 1\n"), counts, hostSection, tenantSection);
    }

    private static String inWords(IOException failure) {
        return switch (failure) {
            case NoSuchFileException missing -> "no such file";
            case AccessDeniedException denied -> "access denied";
            default -> String.valueOf(failure.getMessage());
        };
    }

    private void checkDigest() throws Unreadable {
        Sha256 found = digest(header.hosts(), header.tenants(), hostSection.bytes(), tenantSection.bytes());
        if (!found.equals(header.digest())) {
            throw new Unreadable("not what its digest says");
        }
    }

    private void checkHosts() throws Unreadable {
        HostRecord before = null;
        for (int number = 0; number < header.hosts(); number++) {
            HostRecord record = HostRecord.read(hostSection, number);
            if (before != null && HostRecord.ORDER.compare(before, record) >= 0) {
                throw new Unreadable("out of order at host " + number);
            }
            for (int tenant : record.tenants()) {
                if (tenant < 0 || tenant >= header.tenants()) {
                    throw new Unreadable("contradictory: host " + number + " is of a tenant that is not there");
                }
            }
            before = record;
        }
    }

    private void checkTenants(Map<TenantId, Sha256> known) throws Unreadable {
        TenantRecord before = null;
        int start = 0;
        for (int number = 0; number < header.tenants(); number++) {
            TenantRecord record = TenantRecord.read(tenantSection, number);
            if (record.start() != start || (before != null && before.id().compareTo(record.id()) >= 0)) {
                throw new Unreadable("out of order at tenant " + number);
            }
            if (record.checksum().equals(known.get(record.id()))) {
                tenants.bytes(record);
            } else {
                tenants.read(record);
            }
            start += record.length();
            before = record;
        }
        if (start != header.partsLength()) {
            throw new Unreadable("contradictory: bytes behind its last part");
        }
    }

    private Stream<TenantId> tenantId(int number) {
        try {
            return Stream.of(TenantRecord.read(tenantSection, number).id());
        } catch (Unreadable leftOut) {
            return Stream.empty();
        }
    }
}
