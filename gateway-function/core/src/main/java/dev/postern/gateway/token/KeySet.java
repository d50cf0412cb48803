package dev.postern.gateway.token;

import dev.postern.config.value.TokenAlgorithm;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The keys that an issuer publishes, as far as they check signatures here (RFC 7517, section 5).
///
/// Several keys may have one `kid`: all of them that fit the token's algorithm are tried. A key without `kid` checks
/// only tokens without; a token without may be any key's. The bound on how many are tried is [#MOST_CANDIDATES].
public final class KeySet {
    /// The longest document, in bytes.
    public static final int MOST_BYTES = 256 * 1024;
    /// The most keys in a document, those that are left out among them.
    public static final int MOST_KEYS = 100;
    /// The most keys that a token is tried with; where more might fit, none is.
    public static final int MOST_CANDIDATES = 4;

    private final Set<VerificationKey> keys;
    private final Set<String> fingerprints;

    private KeySet(Set<VerificationKey> keys) {
        this.keys = keys;
        this.fingerprints = keys.stream().map(VerificationKey::fingerprint).collect(Collectors.toUnmodifiableSet());
    }

    /// What came of reading a document.
    public sealed interface Reading {
        record Read(KeySet keys) implements Reading {}

        /// None of it is used.
        ///
        /// @param reason one clause for the log
        record Malformed(String reason) implements Reading {}
    }

    /// Reads a document; keys that are unknown, unfit or too weak are left out, as [JwkReader] has it.
    ///
    /// Some milliseconds for a large one: for worker threads.
    public static Reading parse(byte[] utf8) {
        if (utf8.length > MOST_BYTES) {
            return new Reading.Malformed("longer than " + MOST_BYTES + " bytes");
        }
        Optional<JsonValue.Members> document = StrictJson.object(utf8);
        if (document.isEmpty()) {
            return new Reading.Malformed("not a strict JSON object");
        }
        if (!(document.get().get("keys").orElse(null) instanceof JsonValue.Items(List<JsonValue> values))) {
            return new Reading.Malformed("no list of keys");
        }
        return values.size() > MOST_KEYS ? new Reading.Malformed("more than " + MOST_KEYS + " keys") : read(values);
    }

    private static Reading read(List<JsonValue> values) {
        Set<VerificationKey> keys = new LinkedHashSet<>();
        for (JsonValue value : values) {
            if (!(value instanceof JsonValue.Members jwk)) {
                return new Reading.Malformed("a key is not an object");
            }
            JwkReader.read(jwk).ifPresent(keys::add);
        }
        return keys.isEmpty()
                ? new Reading.Malformed("no key that checks signatures, of " + values.size())
                : new Reading.Read(new KeySet(keys));
    }

    /// The keys that may have signed a token, if it was one of these; more than [#MOST_CANDIDATES] say too many.
    List<VerificationKey> candidates(Optional<String> keyId, TokenAlgorithm algorithm) {
        return keys.stream()
                .filter(key ->
                        key.fits(algorithm) && (keyId.isEmpty() || key.id().equals(keyId)))
                .limit(MOST_CANDIDATES + 1L)
                .toList();
    }

    /// Whether a key has this name, of whatever kind it is.
    boolean names(String keyId) {
        return keys.stream().anyMatch(key -> key.id().equals(Optional.of(keyId)));
    }

    /// Whether this very key is one of them, for the same algorithms. Cheap: asked for every request.
    boolean holds(VerificationKey key) {
        return fingerprints.contains(key.fingerprint());
    }

    int size() {
        return keys.size();
    }

    @Override
    public String toString() {
        return "KeySet[" + keys.size() + "]";
    }
}
