package dev.postern.config.table;

import dev.postern.config.value.TenantId;
import java.nio.ByteBuffer;
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

    TenantTable read(TenantRecord record) throws Unreadable {
        int room = parts.limit() - record.length();
        if (record.length() < 0 || record.start() < 0 || record.start() > room) {
            throw new Unreadable("contradictory: the part of " + record.id() + " lies outside");
        }
        ByteBuffer bytes = parts.slice(record.start(), record.length());
        if (!Sha256.of(bytes).equals(record.checksum())) {
            throw new Unreadable("damaged in the part of " + record.id());
        }
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
