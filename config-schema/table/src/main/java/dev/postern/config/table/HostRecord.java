package dev.postern.config.table;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A host and the numbers of its tenants' records.
///
/// @param tenants exactly one unless shared
record HostRecord(String name, boolean wildcard, boolean shared, List<Integer> tenants) {
    HostRecord {
        tenants = List.copyOf(tenants);
    }

    /// The order in the index: by name, and the wildcard after the name itself.
    static final Comparator<HostRecord> ORDER =
            Comparator.comparing(HostRecord::name).thenComparing(HostRecord::wildcard);

    private static final int WILDCARD = 1;
    private static final int SHARED = 2;

    byte[] write() {
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer out = ByteBuffer.allocate(2 + text.length + tenants.size() * Integer.BYTES);
        out.put((byte) ((wildcard ? WILDCARD : 0) | (shared ? SHARED : 0)));
        out.put((byte) text.length).put(text);
        tenants.forEach(out::putInt);
        return out.array();
    }

    static HostRecord read(IndexSection section, int number) throws Unreadable {
        ByteBuffer in = section.record(number);
        if (in.remaining() < 2) {
            throw section.damaged(number);
        }
        int flags = in.get();
        byte[] text = new byte[Byte.toUnsignedInt(in.get())];
        int tenants = (in.remaining() - text.length) / Integer.BYTES;
        boolean shared = (flags & SHARED) != 0;
        if (tenants < 1 || (!shared && tenants > 1) || text.length + tenants * Integer.BYTES != in.remaining()) {
            throw section.damaged(number);
        }
        in.get(text);
        List<Integer> numbers = new ArrayList<>(tenants);
        for (int i = 0; i < tenants; i++) {
            numbers.add(in.getInt());
        }
        return new HostRecord(new String(text, StandardCharsets.ISO_8859_1), (flags & WILDCARD) != 0, shared, numbers);
    }
}
