package dev.postern.gateway.identity;

import java.security.PrivateKey;
import java.util.List;
import java.util.Objects;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/// The keys with which the gateway signs: the first of them signs, all of them are published, so that a new one can be
/// known everywhere before it is used and an old one as long as its tokens hold. Immutable; safe from any thread.
///
/// P-256 alone, which every library for tokens can verify (ES256).
public final class SigningKeys {
    /// What came of reading keys.
    public sealed interface Reading {
        record Read(SigningKeys keys) implements Reading {}

        /// @param reason one line for a person, without a word of the keys
        record Invalid(String reason) implements Reading {}
    }

    private static final int MOST_KEYS = 16;

    private final List<EllipticCurveJsonWebKey> keys;
    private final String published;
    private final boolean shared;

    private SigningKeys(List<EllipticCurveJsonWebKey> keys, boolean shared) {
        this.shared = shared;
        this.keys = List.copyOf(keys);
        this.published = new JsonWebKeySet(this.keys).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    /// Draws one key that nobody else has. Takes milliseconds: for worker threads, and at the start.
    public static SigningKeys draw() {
        try {
            return new SigningKeys(List.of(named(EcJwkGenerator.generateJwk(EllipticCurves.P256))), false);
        } catch (JoseException everyJavaHasP256) {
            throw new IllegalStateException(everyJavaHasP256);
        }
    }

    /// Reads a JWK set (RFC 7517, section 5) of 1 to 16 private P-256 keys.
    public static Reading read(String jwkSet) {
        List<JsonWebKey> all;
        try {
            all = new JsonWebKeySet(jwkSet).getJsonWebKeys();
        } catch (JoseException | RuntimeException malformed) {
            // What the library says of it may quote the keys.
            return new Reading.Invalid("it is not a JWK set (expected: {\"keys\": [{\"kty\": \"EC\", ...}]})");
        }
        if (all.isEmpty() || all.size() > MOST_KEYS) {
            return new Reading.Invalid("it has " + all.size() + " keys (expected: 1 to " + MOST_KEYS + ")");
        }
        for (JsonWebKey key : all) {
            boolean signs = key instanceof EllipticCurveJsonWebKey curve
                    && curve.getPrivateKey() != null
                    && "P-256".equals(curve.getCurveName());
            if (!signs) {
                return new Reading.Invalid("one of its keys is not a private P-256 key (expected: all are)");
            }
        }
        return new Reading.Read(new SigningKeys(
                all.stream()
                        .map(EllipticCurveJsonWebKey.class::cast)
                        .map(SigningKeys::named)
                        .toList(),
                true));
    }

    /// The name of a key is told by the key (RFC 7638), so that gateways that share keys agree on names.
    private static EllipticCurveJsonWebKey named(EllipticCurveJsonWebKey key) {
        key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
        key.setUse("sig");
        key.setAlgorithm("ES256");
        return key;
    }

    /// What anybody may have: the JWK set of the public keys.
    public String published() {
        return published;
    }

    /// All of it, private keys included, as [#read] takes it.
    public String secret() {
        return new JsonWebKeySet(keys).toJson(OutputControlLevel.INCLUDE_PRIVATE);
    }

    /// Whether other gateways may have them too; drawn ones are known to this process alone.
    boolean shared() {
        return shared;
    }

    String keyId() {
        return keys.getFirst().getKeyId();
    }

    PrivateKey key() {
        return Objects.requireNonNull(keys.getFirst().getPrivateKey());
    }

    /// The names alone.
    @Override
    public String toString() {
        return keys.stream().map(JsonWebKey::getKeyId).toList().toString();
    }
}
