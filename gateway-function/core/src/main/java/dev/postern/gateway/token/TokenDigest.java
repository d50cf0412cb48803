package dev.postern.gateway.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The SHA-256 of a whole token, signature included, or of a key: names it without keeping it.
record TokenDigest(long first, long second, long third, long fourth) {
    static TokenDigest of(String token) {
        return of(token.getBytes(StandardCharsets.UTF_8));
    }

    static TokenDigest of(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new TokenDigest(part(hash, 0), part(hash, 8), part(hash, 16), part(hash, 24));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    String hex() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(first) + hex.toHexDigits(second) + hex.toHexDigits(third) + hex.toHexDigits(fourth);
    }

    private static long part(byte[] hash, int from) {
        long part = 0;
        for (int i = from; i < from + Long.BYTES; i++) {
            part = part << 8 | (hash[i] & 0xFF);
        }
        return part;
    }

    @Override
    public String toString() {
        return "TokenDigest";
    }
}
