package dev.postern.config.table;

import dev.postern.config.match.HostMatch;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.TenantId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;

/// Writes a routing table as a bundle; equal tables and commits give equal bytes.
///
/// The package's description has the format.
public final class BundleWriter {
    private BundleWriter() {}

    /// The bundle of a table whose git commit is not known.
    public static byte[] write(RoutingTable table) {
        return write(table, "");
    }

    /// The bundle of a table.
    ///
    /// @param commit the git commit it was compiled from, which travels beside the meaning: the digest does not
    ///               cover it; at most 128 letters, digits and `._/+-`
    /// @throws IllegalArgumentException when `commit` has another form
    /// @throws ArithmeticException when the bundle would be larger than 2 GiB
    public static byte[] write(RoutingTable table, String commit) {
        Map<TenantId, Integer> numbers = new HashMap<>();
        List<byte[]> parts = new ArrayList<>();
        List<byte[]> records = new ArrayList<>();
        int start = 0;
        for (TenantTable tenant : table.tenants().values()) {
            byte[] part = TableJson.bytes(TableJson.write(tenant));
            numbers.put(tenant.id(), parts.size());
            parts.add(part);
            records.add(new TenantRecord(tenant.id(), start, part.length, Sha256.of(ByteBuffer.wrap(part))).write());
            start = Math.addExact(start, part.length);
        }
        byte[] tenants = IndexSection.write("tenants", records);
        List<byte[]> hostRecords = hosts(table, numbers);
        byte[] hosts = IndexSection.write("hosts", hostRecords);
        BundleHeader header = new BundleHeader(
                commit,
                hostRecords.size(),
                parts.size(),
                hosts.length,
                tenants.length,
                start,
                Bundle.digest(hostRecords.size(), parts.size(), ByteBuffer.wrap(hosts), ByteBuffer.wrap(tenants)));
        int length = Math.addExact(Math.addExact(header.length(), hosts.length), Math.addExact(tenants.length, start));
        ByteBuffer out =
                ByteBuffer.allocate(length).put(header.write()).put(hosts).put(tenants);
        parts.forEach(out::put);
        return out.array();
    }

    private static List<byte[]> hosts(RoutingTable table, Map<TenantId, Integer> numbers) {
        List<HostRecord> records = new ArrayList<>();
        table.hosts().forEach((host, match) -> records.add(record(host, match, numbers)));
        return records.stream().sorted(HostRecord.ORDER).map(HostRecord::write).toList();
    }

    private static HostRecord record(HostPattern host, HostMatch match, Map<TenantId, Integer> numbers) {
        return switch (match) {
            case HostMatch.Owned(TenantId tenant) ->
                new HostRecord(host.name(), host.wildcard(), false, List.of(number(tenant, numbers)), List.of());
            case HostMatch.Shared(SortedSet<TenantId> tenants, SortedMap<String, TenantId> issuers) ->
                new HostRecord(
                        host.name(),
                        host.wildcard(),
                        true,
                        tenants.stream().map(tenant -> number(tenant, numbers)).toList(),
                        issuers.entrySet().stream()
                                .map(issuer ->
                                        new HostRecord.Issuer(issuer.getKey(), number(issuer.getValue(), numbers)))
                                .toList());
            case HostMatch.Unknown unknown -> throw new IllegalArgumentException(host + ": claimed by nobody");
            case HostMatch.Damaged(String reason) -> throw new IllegalArgumentException(host + ": " + reason);
        };
    }

    private static int number(TenantId tenant, Map<TenantId, Integer> numbers) {
        return numbers.getOrDefault(tenant, -1);
    }
}
