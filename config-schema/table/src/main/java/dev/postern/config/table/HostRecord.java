package dev.postern.config.table;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A host and the numbers of its tenants' records.
///
/// @param tenants exactly one unless shared
/// @param issuers whose tokens tell a tenant; none unless shared
record HostRecord(String name, boolean wildcard, boolean shared, List<Integer> tenants, List<Issuer> issuers) {
    /// @param issuer what `iss` is
    record Issuer(String issuer, int tenant) {}

    HostRecord {
        tenants = List.copyOf(tenants);
        issuers = List.copyOf(issuers);
    }

    /// The order in the index: by name, and the wildcard after the name itself.
    static final Comparator<HostRecord> ORDER =
            Comparator.comparing(HostRecord::name).thenComparing(HostRecord::wildcard);

    private static final int WILDCARD = 1;
    private static final int SHARED = 2;
    private static final int TOLD_BY_TOKENS = 4;

    byte[] write() {
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        List<byte[]> texts = issuers.stream()
                .map(issuer -> issuer.issuer().getBytes(StandardCharsets.UTF_8))
                .toList();
        int length = 2 + text.length + tenants.size() * Integer.BYTES;
        if (!issuers.isEmpty()) {
            length += Integer.BYTES
                    + texts.stream()
                            .mapToInt(bytes -> bytes.length + Short.BYTES + Integer.BYTES)
                            .sum();
        }
        ByteBuffer out = ByteBuffer.allocate(length);
        out.put((byte) ((wildcard ? WILDCARD : 0) | (shared ? SHARED : 0) | (issuers.isEmpty() ? 0 : TOLD_BY_TOKENS)));
        out.put((byte) text.length).put(text);
        if (!issuers.isEmpty()) {
            out.putInt(issuers.size());
            for (int i = 0; i < texts.size(); i++) {
                out.putInt(issuers.get(i).tenant());
                out.putShort((short) texts.get(i).length).put(texts.get(i));
            }
        }
        tenants.forEach(out::putInt);
        return out.array();
    }

    static HostRecord read(IndexSection section, int number) throws Unreadable {
        ByteBuffer in = section.record(number);
        int flags = in.remaining() < 2 ? 0 : in.get();
        byte[] text = new byte[in.hasRemaining() ? Byte.toUnsignedInt(in.get()) : 0];
        if (in.remaining() < text.length) {
            throw section.damaged(number);
        }
        in.get(text);
        List<Issuer> issuers = (flags & TOLD_BY_TOKENS) == 0 ? List.of() : issuers(in, section, number);
        int tenants = in.remaining() / Integer.BYTES;
        boolean shared = (flags & SHARED) != 0;
        if (tenants < 1 || (!shared && (tenants > 1 || !issuers.isEmpty())) || in.remaining() % Integer.BYTES != 0) {
            throw section.damaged(number);
        }
        List<Integer> numbers = new ArrayList<>(tenants);
        for (int i = 0; i < tenants; i++) {
            numbers.add(in.getInt());
        }
        String name = new String(text, StandardCharsets.ISO_8859_1);
        return new HostRecord(name, (flags & WILDCARD) != 0, shared, numbers, issuers);
    }

    private static List<Issuer> issuers(ByteBuffer in, IndexSection section, int number) throws Unreadable {
        int count = in.remaining() < Integer.BYTES ? 0 : in.getInt();
        List<Issuer> issuers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (in.remaining() < Integer.BYTES + Short.BYTES) {
                throw section.damaged(number);
            }
            int tenant = in.getInt();
            byte[] text = new byte[Short.toUnsignedInt(in.getShort())];
            if (in.remaining() < text.length) {
                throw section.damaged(number);
            }
            in.get(text);
            issuers.add(new Issuer(new String(text, StandardCharsets.UTF_8), tenant));
        }
        return issuers;
    }
}
