package dev.postern.gateway.token;

import dev.postern.config.value.TokenAlgorithm;
import dev.postern.gateway.secret.SecretValue;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.interfaces.RSAPublicKey;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// A key that checks signatures, and what it may check: a key of one kind is never tried with another's algorithm.
///
/// @param id          `kid`
/// @param algorithms  that it fits: all of its kind, or the one that it was published for; at least one
/// @param key         an RSA, EC or Edwards public key, or a secret one
/// @param fingerprint the same for the same key with the same name and algorithms, and for no other
/// @see <a href="https://datatracker.ietf.org/doc/html/rfc8725#section-3.1">RFC 8725, section 3.1</a>
public record VerificationKey(Optional<String> id, Set<TokenAlgorithm> algorithms, Key key, String fingerprint) {
    private static final int MOST_CHEAP_RSA_BITS = 4_096;
    /// Those of 65,537, which nearly all keys have.
    private static final int MOST_CHEAP_EXPONENT_BITS = 17;

    public VerificationKey {
        algorithms = Collections.unmodifiableSet(EnumSet.copyOf(algorithms));
    }

    static VerificationKey of(Optional<String> id, Set<TokenAlgorithm> algorithms, Key key) {
        TokenDigest digest = TokenDigest.of(key.getEncoded());
        return new VerificationKey(id, algorithms, key, digest.hex() + EnumSet.copyOf(algorithms) + id.orElse(""));
    }

    /// A secret that an issuer shares with the gateway, for those of the algorithms whose hash is no longer than it.
    /// Has the library look for its algorithms: for worker threads.
    ///
    /// @return empty when the secret is too short for each of them
    /// @see <a href="https://datatracker.ietf.org/doc/html/rfc7518#section-3.2">RFC 7518, section 3.2</a>
    public static Optional<VerificationKey> shared(SecretValue secret, Set<TokenAlgorithm> algorithms) {
        SmallRyeCheck.warmUp();
        byte[] bytes = secret.text().getBytes(StandardCharsets.UTF_8);
        Set<TokenAlgorithm> fitting = EnumSet.noneOf(TokenAlgorithm.class);
        for (TokenAlgorithm algorithm : algorithms) {
            if (algorithm.family() == TokenAlgorithm.Family.SHARED && bytes.length >= hashBytes(algorithm)) {
                fitting.add(algorithm);
            }
        }
        return fitting.isEmpty()
                ? Optional.empty()
                : Optional.of(of(Optional.empty(), fitting, new SecretKeySpec(bytes, "HMAC")));
    }

    boolean fits(TokenAlgorithm algorithm) {
        return algorithms.contains(algorithm);
    }

    /// Whether a check with it is quick enough for an event loop: one with a shared secret is, and one with an RSA key
    /// of
    /// the usual sizes. RSA of 8,192 bits with an exponent of 33 takes 1 ms.
    boolean isCheap() {
        return switch (key) {
            case SecretKey _ -> true;
            case RSAPublicKey rsa ->
                rsa.getModulus().bitLength() <= MOST_CHEAP_RSA_BITS
                        && rsa.getPublicExponent().bitLength() <= MOST_CHEAP_EXPONENT_BITS;
            default -> false;
        };
    }

    private static int hashBytes(TokenAlgorithm algorithm) {
        return Integer.parseInt(algorithm.jose().substring(2)) / 8;
    }

    /// Never the key.
    @Override
    public String toString() {
        return "VerificationKey" + algorithms;
    }
}
