package dev.postern.config.table;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/// The beginning of a bundle: all that opening one looks at.
///
/// @param commit the git commit it was built from; empty when unknown
/// @param digest not checked by opening
record BundleHeader(
        String commit, int hosts, int tenants, int hostsLength, int tenantsLength, int partsLength, Sha256 digest) {
    private static final byte[] MAGIC = {(byte) 0x89, 'P', 'S', 'T', 'R', 'N', '\r', '\n'};
    private static final int VERSION = 1;
    private static final int AFTER_VERSION = MAGIC.length + Integer.BYTES;
    private static final int FIXED_LENGTH = AFTER_VERSION + 6 * Integer.BYTES + Sha256.LENGTH;
    private static final Pattern COMMIT = Pattern.compile("[0-9A-Za-z._/+-]{0,128}");

    BundleHeader {
        if (!COMMIT.matcher(commit).matches()) {
            throw new IllegalArgumentException("commit: " + commit + " (expected: at most 128 of 0-9A-Za-z._/+-)");
        }
    }

    /// How many bytes the header takes, commit and checksum included.
    int length() {
        return FIXED_LENGTH + commit.length() + Integer.BYTES;
    }

    ByteBuffer write() {
        ByteBuffer out = ByteBuffer.allocate(length());
        out.put(MAGIC).putInt(VERSION).putInt(commit.length()).putInt(hosts).putInt(tenants);
        out.putInt(hostsLength).putInt(tenantsLength).putInt(partsLength).put(digest.bytes());
        out.put(commit.getBytes(StandardCharsets.US_ASCII));
        return out.putInt(checksum(out, out.position())).flip();
    }

    static BundleHeader read(ByteBuffer bundle) throws Unreadable {
        byte[] magic = new byte[MAGIC.length];
        bundle.get(0, magic, 0, Math.min(magic.length, bundle.limit()));
        if (!Arrays.equals(magic, MAGIC)) {
            throw new Unreadable("not a Postern bundle");
        }
        if (bundle.limit() < FIXED_LENGTH + Integer.BYTES) {
            throw new Unreadable("cut short in its header");
        }
        ByteBuffer in = bundle.slice(MAGIC.length, FIXED_LENGTH - MAGIC.length);
        int version = in.getInt();
        if (version != VERSION) {
            throw new Unreadable("of format " + Integer.toUnsignedString(version) + " (expected: " + VERSION + ")");
        }
        int commitLength = in.getInt();
        if (commitLength < 0 || commitLength > bundle.limit() - FIXED_LENGTH - Integer.BYTES || commitLength > 128) {
            throw new Unreadable("damaged or cut short in its header");
        }
        int checked = FIXED_LENGTH + commitLength;
        if (bundle.getInt(checked) != checksum(bundle, checked)) {
            throw new Unreadable("damaged in its header");
        }
        int hosts = in.getInt();
        int tenants = in.getInt();
        int hostsLength = in.getInt();
        int tenantsLength = in.getInt();
        int partsLength = in.getInt();
        Sha256 digest = Sha256.read(in);
        byte[] commit = new byte[commitLength];
        bundle.get(FIXED_LENGTH, commit);
        String text = new String(commit, StandardCharsets.ISO_8859_1);
        if (!COMMIT.matcher(text).matches()) {
            throw new Unreadable("odd in the name of its commit");
        }
        BundleHeader header = new BundleHeader(text, hosts, tenants, hostsLength, tenantsLength, partsLength, digest);
        header.checkLengths(bundle.limit());
        return header;
    }

    String digestText() {
        return "sha256:" + digest.hex();
    }

    private void checkLengths(int found) throws Unreadable {
        boolean sound = hostsLength >= 0
                && tenantsLength >= 0
                && partsLength >= 0
                && hosts >= 0
                && tenants >= 0
                && (long) hosts * Integer.BYTES <= hostsLength
                && (long) tenants * Integer.BYTES <= tenantsLength;
        if (!sound) {
            throw new Unreadable("contradictory in its header");
        }
        long expected = (long) length() + hostsLength + tenantsLength + partsLength;
        if (found != expected) {
            throw new Unreadable(
                    (found < expected ? "cut short: " : "too long: ") + found + " bytes (expected: " + expected + ")");
        }
    }

    private static int checksum(ByteBuffer bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.duplicate().clear().slice(0, length));
        return (int) checksum.getValue();
    }
}
