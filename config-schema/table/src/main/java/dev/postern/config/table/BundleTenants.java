package dev.postern.config.table;

import dev.postern.config.value.TenantId;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds a tenant's part, checks it and decodes it; keeps nothing.
record BundleTenants(IndexSection tenants, ByteBuffer parts) {
    Part part(TenantId id) {
        try {
            TenantRecord record = search(id);
            return record == null ? new Part.Missing() : new Part.Read(read(record));
        } catch (Unreadable damage) {
            return new Part.Damaged(damage.reason());
        }
    }

    /// Of the tenant's part; empty where there is none, or none that can be trusted.
    Optional<Sha256> checksum(TenantId id) {
        try {
            return Optional.ofNullable(search(id)).map(TenantRecord::checksum);
        } catch (Unreadable damage) {
            return Optional.empty();
        }
    }

    /// Of all parts whose records are sound.
    Map<TenantId, Sha256> checksums() {
        Map<TenantId, Sha256> checksums = HashMap.newHashMap(tenants.count());
        for (int number = 0; number < tenants.count(); number++) {
            try {
                TenantRecord record = TenantRecord.read(tenants, number);
                checksums.put(record.id(), record.checksum());
            } catch (Unreadable leftOut) {
                // Then it is not known.
            }
        }
        return checksums;
    }

    /// The part's own bytes, which are what its checksum says.
    ByteBuffer bytes(TenantRecord record) throws Unreadable {
        int room = parts.limit() - record.length();
        if (record.length() < 0 || record.start() < 0 || record.start() > room) {
            throw new Unreadable("contradictory: the part of " + record.id() + " lies outside");
        }
        ByteBuffer bytes = parts.slice(record.start(), record.length());
        if (!Sha256.of(bytes).equals(record.checksum())) {
            throw new Unreadable("damaged in the part of " + record.id());
        }
        return bytes;
    }

    TenantTable read(TenantRecord record) throws Unreadable {
        ByteBuffer bytes = bytes(record);
        byte[] part = new byte[record.length()];
        bytes.get(part);
        return switch (TableJson.readTenant(part)) {
            case Decoded.Damaged<TenantTable>(String reason) ->
                throw new Unreadable("odd in the part of " + record.id() + ": " + reason);
            case Decoded.Read<TenantTable>(TenantTable table) -> {
                if (!table.id().equals(record.id())) {
                    throw new Unreadable("contradictory: the part of " + record.id() + " is of " + table.id());
                }
                yield table;
            }
        };
    }

    private @Nullable TenantRecord search(TenantId id) throws Unreadable {
        int low = 0;
        int high = tenants.count() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            TenantRecord record = TenantRecord.read(tenants, middle);
            int order = id.compareTo(record.id());
            if (order == 0) {
                return record;
            }
            if (order < 0) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return null;
    }
}
