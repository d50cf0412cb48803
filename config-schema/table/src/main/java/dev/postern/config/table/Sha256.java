package dev.postern.config.table;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A SHA-256 digest.
///
/// @param hex 64 lower-case digits
record Sha256(String hex) {
    static final int LENGTH = 32;

    static Sha256 of(ByteBuffer... bytes) {
        MessageDigest digest = start();
        for (ByteBuffer each : bytes) {
            digest.update(each.duplicate());
        }
        return new Sha256(HexFormat.of().formatHex(digest.digest()));
    }

    /// Takes the next [#LENGTH] bytes.
    static Sha256 read(ByteBuffer in) {
        byte[] digest = new byte[LENGTH];
        in.get(digest);
        return new Sha256(HexFormat.of().formatHex(digest));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    private static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("a Java platform without SHA-256", impossible);
        }
    }
}
