package dev.postern.config.table;

import dev.postern.config.match.HostMatch;
import dev.postern.config.value.Host;
import dev.postern.config.value.TenantId;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Finds a host by binary search in the bundle itself.
///
/// A record is checked and decoded when a search first meets it and kept from then on, which costs
/// four bytes of heap a host until it is met. A search that meets a damaged record answers so, even
/// if its own host's is sound: it cannot know which way to go on, and a wrong turn could end at a
/// wildcard of another tenant's.
final class BundleHosts {
    /// A decoded record, with its answer once that was asked for.
    private static final class Entry {
        private final HostRecord record;
        private volatile @Nullable HostMatch match;

        private Entry(HostRecord record) {
            this.record = record;
        }
    }

    private final IndexSection hosts;
    private final IndexSection tenants;
    private final AtomicReferenceArray<@Nullable Entry> entries;

    BundleHosts(IndexSection hosts, IndexSection tenants) {
        this.hosts = hosts;
        this.tenants = tenants;
        this.entries = new AtomicReferenceArray<>(hosts.count());
    }

    /// As [dev.postern.config.match.HostIndex#find].
    HostMatch find(Host host) {
        String name = host.name();
        try {
            Entry entry = search(name, 0, false);
            for (int dot = name.indexOf('.'); entry == null && dot >= 0; dot = name.indexOf('.', dot + 1)) {
                entry = search(name, dot + 1, true);
            }
            return entry == null ? HostMatch.Unknown.UNKNOWN : match(entry);
        } catch (Unreadable damage) {
            return new HostMatch.Damaged(damage.reason());
        }
    }

    private @Nullable Entry search(String host, int from, boolean wildcard) throws Unreadable {
        int low = 0;
        int high = hosts.count() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Entry entry = entry(middle);
            int order = compare(host, from, wildcard, entry.record);
            if (order == 0) {
                return entry;
            }
            if (order < 0) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return null;
    }

    // The order of HostRecord.ORDER, without cutting the name out of the host.
    private static int compare(String host, int from, boolean wildcard, HostRecord record) {
        String name = record.name();
        int length = Math.min(host.length() - from, name.length());
        for (int i = 0; i < length; i++) {
            int order = Character.compare(host.charAt(from + i), name.charAt(i));
            if (order != 0) {
                return order;
            }
        }
        int order = Integer.compare(host.length() - from, name.length());
        return order != 0 ? order : Boolean.compare(wildcard, record.wildcard());
    }

    private Entry entry(int number) throws Unreadable {
        Entry kept = entries.get(number);
        if (kept != null) {
            return kept;
        }
        Entry entry = new Entry(HostRecord.read(hosts, number));
        entries.set(number, entry);
        return entry;
    }

    private HostMatch match(Entry entry) throws Unreadable {
        HostMatch match = entry.match;
        if (match == null) {
            match = decode(entry.record);
            entry.match = match;
        }
        return match;
    }

    private HostMatch decode(HostRecord record) throws Unreadable {
        TreeSet<TenantId> ids = new TreeSet<>();
        for (int tenant : record.tenants()) {
            ids.add(id(record, tenant));
        }
        if (!record.shared()) {
            return new HostMatch.Owned(ids.first());
        }
        TreeMap<String, TenantId> issuers = new TreeMap<>();
        for (HostRecord.Issuer issuer : record.issuers()) {
            TenantId told = id(record, issuer.tenant());
            if (!ids.contains(told) || issuers.put(issuer.issuer(), told) != null) {
                throw new Unreadable("contradictory: host " + record.name() + " is not shared by an issuer's tenant");
            }
        }
        return new HostMatch.Shared(ids, issuers);
    }

    private TenantId id(HostRecord record, int tenant) throws Unreadable {
        if (tenant < 0 || tenant >= tenants.count()) {
            throw new Unreadable("contradictory: host " + record.name() + " is of a tenant that is not there");
        }
        return TenantRecord.read(tenants, tenant).id();
    }
}
