package dev.postern.gateway.credential;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The SHA-256 of an API key's secret, which is all that is stored of it.
///
/// A fast hash is right here: a secret has 256 random bits, so there is nothing to guess that a slow hash
/// would make dearer, and the check runs on every request. Held as four numbers, so that it can be shared
/// without copies. [#equals] may stop early; compare with [#matches].
public record SecretHash(long first, long second, long third, long fourth) {
    private static final int BYTES = 32;

    /// Reads what [#bytes] gave.
    public static SecretHash of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("hash: " + bytes.length + " bytes (expected: 32)");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new SecretHash(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
    }

    /// Hashes the ASCII form of a secret.
    static SecretHash ofSecret(String secret) {
        try {
            return of(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Whether both are the same, in a time that does not depend on where they differ.
    public boolean matches(SecretHash other) {
        return ((first ^ other.first) | (second ^ other.second) | (third ^ other.third) | (fourth ^ other.fourth)) == 0;
    }

    /// The 32 bytes to store; a new array at each call.
    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(first)
                .putLong(second)
                .putLong(third)
                .putLong(fourth)
                .array();
    }

    /// Keeps the hash out of logs.
    @Override
    public String toString() {
        return "SecretHash[hidden]";
    }
}
