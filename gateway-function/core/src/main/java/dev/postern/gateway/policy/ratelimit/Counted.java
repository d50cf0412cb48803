package dev.postern.gateway.policy.ratelimit;

import dev.postern.gateway.exchange.Consumer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The name under which a consumer's requests are counted: no two consumers of a tenant share one.
///
/// A subject is whatever its issuer writes, of any length and with any characters, and says who somebody is; so
/// counters know the first half of its SHA-256 alone. Key ids hold neither `~` nor `/`.
final class Counted {
    private static final int BYTES = 16;

    private Counted() {}

    static String name(Consumer consumer) {
        return switch (consumer) {
            // Cannot happen in a checked config; counting strangers together is the safe reading.
            case Consumer.Anonymous nobody -> "-";
            case Consumer.KeyHolder key -> key.keyId();
            case Consumer.TokenHolder token ->
                "~" + token.issuer() + "/"
                        + token.claims().subject().map(Counted::digest).orElse("-");
        };
    }

    private static String digest(String subject) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(subject.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
