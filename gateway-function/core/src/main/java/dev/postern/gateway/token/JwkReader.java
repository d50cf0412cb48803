package dev.postern.gateway.token;

import dev.postern.config.value.TokenAlgorithm;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads one published key (RFC 7517, section 4); empty for every key that is not for checking signatures here.
///
/// Left out are: unknown kinds and curves; secret keys; keys that come with their private part, which are nobody's
/// alone any more; a `use` other than `sig`, `key_ops` without `verify`, an `alg` that does not fit; RSA below 2,048
/// bits (RFC 7518, section 3.3) and above 8,192, which cost too much; points that are not on their curve.
final class JwkReader {
    private static final int LEAST_RSA_BITS = 2_048;
    private static final int MOST_RSA_BITS = 8_192;
    private static final int MOST_EXPONENT_BITS = 33;
    private static final Set<TokenAlgorithm> RSA = EnumSet.of(
            TokenAlgorithm.RS256,
            TokenAlgorithm.RS384,
            TokenAlgorithm.RS512,
            TokenAlgorithm.PS256,
            TokenAlgorithm.PS384,
            TokenAlgorithm.PS512);

    /// A key and the algorithms of its kind.
    private record Kind(PublicKey key, Set<TokenAlgorithm> algorithms) {}

    private JwkReader() {}

    static Optional<VerificationKey> read(JsonValue.Members jwk) {
        Optional<String> id = jwk.text("kid");
        if ((jwk.has("kid") && id.filter(TokenReader::isKeyId).isEmpty()) || jwk.has("d") || !isForVerifying(jwk)) {
            return Optional.empty();
        }
        return kind(jwk)
                .flatMap(kind -> fitting(kind, jwk).map(algorithms -> VerificationKey.of(id, algorithms, kind.key())));
    }

    private static boolean isForVerifying(JsonValue.Members jwk) {
        boolean use = !jwk.has("use") || jwk.text("use").equals(Optional.of("sig"));
        boolean operations = !jwk.has("key_ops")
                || (jwk.get("key_ops").orElseThrow() instanceof JsonValue.Items(List<JsonValue> values)
                        && values.contains(new JsonValue.Text("verify")));
        return use && operations;
    }

    private static Optional<Set<TokenAlgorithm>> fitting(Kind kind, JsonValue.Members jwk) {
        if (!jwk.has("alg")) {
            return Optional.of(kind.algorithms());
        }
        return jwk.text("alg")
                .flatMap(TokenAlgorithm::parse)
                .filter(kind.algorithms()::contains)
                .map(EnumSet::of);
    }

    private static Optional<Kind> kind(JsonValue.Members jwk) {
        try {
            return switch (jwk.text("kty").orElse("")) {
                case "RSA" -> rsa(jwk);
                case "EC" -> ec(jwk);
                case "OKP" -> edwards(jwk);
                default -> Optional.empty();
            };
        } catch (GeneralSecurityException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<Kind> rsa(JsonValue.Members jwk) throws GeneralSecurityException {
        BigInteger modulus = new BigInteger(1, bytes(jwk, "n"));
        BigInteger exponent = new BigInteger(1, bytes(jwk, "e"));
        if (modulus.bitLength() < LEAST_RSA_BITS
                || modulus.bitLength() > MOST_RSA_BITS
                || !modulus.testBit(0)
                || exponent.bitLength() < 2
                || exponent.bitLength() > MOST_EXPONENT_BITS
                || !exponent.testBit(0)) {
            return Optional.empty();
        }
        PublicKey key = KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
        return Optional.of(new Kind(key, RSA));
    }

    private static Optional<Kind> ec(JsonValue.Members jwk) throws GeneralSecurityException {
        Optional<Curve> curve = jwk.text("crv").flatMap(Curve::of);
        if (curve.isEmpty()) {
            return Optional.empty();
        }
        return curve.get()
                .key(bytes(jwk, "x"), bytes(jwk, "y"))
                .map(key -> new Kind(key, EnumSet.of(curve.get().algorithm())));
    }

    private static Optional<Kind> edwards(JsonValue.Members jwk) throws GeneralSecurityException {
        Optional<EdwardsCurve> curve = jwk.text("crv").flatMap(EdwardsCurve::of);
        if (curve.isEmpty()) {
            return Optional.empty();
        }
        return curve.get().key(bytes(jwk, "x")).map(key -> new Kind(key, EnumSet.of(TokenAlgorithm.EDDSA)));
    }

    /// The bytes of a member; none where it is missing or malformed, which no kind of key takes.
    private static byte[] bytes(JsonValue.Members jwk, String name) {
        return jwk.text(name).flatMap(Base64Url::decode).orElse(new byte[0]);
    }
}
