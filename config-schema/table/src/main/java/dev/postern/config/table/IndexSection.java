package dev.postern.config.table;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32C;

/// Records behind a table of their places, so that the n-th is reached at once.
///
/// A checksum a record covers the record, its number and the sort of section, so a damaged place that
/// leads to another sound record is told as well. It is checked when the record is read and not before.
///
/// @param name  for messages; its characters also seed the checksums
/// @param bytes the section alone
record IndexSection(String name, ByteBuffer bytes, int count) {
    /// Lays out records, in this order.
    static byte[] write(String name, List<byte[]> records) {
        int length = records.stream()
                .mapToInt(record -> Math.addExact(record.length, 3 * Integer.BYTES))
                .reduce(0, Math::addExact);
        ByteBuffer out = ByteBuffer.allocate(length);
        int place = records.size() * Integer.BYTES;
        for (byte[] record : records) {
            out.putInt(place);
            place += record.length + 2 * Integer.BYTES;
        }
        for (int number = 0; number < records.size(); number++) {
            byte[] record = records.get(number);
            out.putInt(record.length).put(record).putInt(checksum(name, number, ByteBuffer.wrap(record)));
        }
        return out.array();
    }

    /// The record with this number, from 0 to below [#count].
    ByteBuffer record(int number) throws Unreadable {
        int place = bytes.getInt(number * Integer.BYTES);
        if (place >= count * Integer.BYTES && place <= bytes.limit() - 2 * Integer.BYTES) {
            int length = bytes.getInt(place);
            int start = place + Integer.BYTES;
            if (length >= 0 && length <= bytes.limit() - start - Integer.BYTES) {
                ByteBuffer record = bytes.slice(start, length);
                if (bytes.getInt(start + length) == checksum(name, number, record.duplicate())) {
                    return record;
                }
            }
        }
        throw damaged(number);
    }

    Unreadable damaged(int number) {
        return new Unreadable("damaged in record " + number + " of its " + name);
    }

    private static int checksum(String name, int number, ByteBuffer record) {
        CRC32C checksum = new CRC32C();
        checksum.update(name.charAt(0));
        for (int shift = 24; shift >= 0; shift -= 8) {
            checksum.update(number >>> shift);
        }
        checksum.update(record);
        return (int) checksum.getValue();
    }
}
