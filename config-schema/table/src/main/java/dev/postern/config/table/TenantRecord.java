package dev.postern.config.table;

import dev.postern.config.value.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Where a tenant's part lies.
///
/// @param start    from the beginning of the parts
/// @param checksum of the part
record TenantRecord(TenantId id, int start, int length, Sha256 checksum) {
    private static final int AFTER_ID = 2 * Integer.BYTES + Sha256.LENGTH;

    byte[] write() {
        byte[] name = id.value().getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(AFTER_ID + name.length)
                .putInt(start)
                .putInt(length)
                .put(checksum.bytes())
                .put(name)
                .array();
    }

    static TenantRecord read(IndexSection section, int number) throws Unreadable {
        ByteBuffer in = section.record(number);
        if (in.remaining() < AFTER_ID) {
            throw section.damaged(number);
        }
        int start = in.getInt();
        int length = in.getInt();
        Sha256 checksum = Sha256.read(in);
        byte[] name = new byte[in.remaining()];
        in.get(name);
        TenantId id = TenantId.parse(new String(name, StandardCharsets.ISO_8859_1))
                .orElseThrow(() -> section.damaged(number));
        return new TenantRecord(id, start, length, checksum);
    }
}
