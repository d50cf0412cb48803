package dev.postern.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.value.TokenAlgorithm;
import dev.postern.gateway.secret.SecretValue;
import dev.postern.gateway.token.SigningKey.Way;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeySetTest {
    private static final SigningKey RSA = SigningKey.draw(Way.RS256);
    private static final SigningKey EC = SigningKey.draw(Way.ES256);
    private static final SigningKey EDWARDS = SigningKey.draw(Way.EDDSA);
    private static final String GOOD = EC.jwk("good");

    @ParameterizedTest(name = "a key with {0} checks signatures: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"use\":\"sig\"'                         | true",
                "'\"use\":\"enc\"'                         | false",
                "'\"use\":7'                               | false",
                "'\"key_ops\":[\"verify\"]'                | true",
                "'\"key_ops\":[\"sign\",\"verify\"]'       | true",
                "'\"key_ops\":[\"encrypt\"]'               | false",
                "'\"key_ops\":\"verify\"'                  | false", // a list it must be
                "'\"alg\":\"RS256\"'                       | true",
                "'\"alg\":\"PS512\"'                       | true",
                "'\"alg\":\"RSA-OAEP\"'                    | false",
                "'\"alg\":\"ES256\"'                       | false", // not this kind of key's
                "'\"alg\":\"HS256\"'                       | false",
                "'\"alg\":\"none\"'                        | false",
                "'\"d\":\"AQAB\"'                          | false", // whoever reads the set may sign
                "'\"x5u\":\"http://127.0.0.1:1/\"'         | true", // never asked
                "'\"kid\":7'                               | false",
                "'\"kid\":\"\"'                            | false",
            })
    void isForWhatItWasPublishedFor(String member, boolean used) {
        assertThat(sizeOf("{" + RSA.jwk() + "," + member + "}")).isEqualTo(used ? 1 : 0);
    }

    @Test
    void aKeyWithAnAlgorithmChecksNoOther() {
        KeySet keys = read(SigningKey.set("{" + RSA.jwk() + ",\"kid\":\"k\",\"alg\":\"RS256\"}"));
        assertThat(keys.candidates(Optional.of("k"), TokenAlgorithm.RS256)).hasSize(1);
        assertThat(keys.candidates(Optional.of("k"), TokenAlgorithm.PS256)).isEmpty();
    }

    @Test
    void aCurveChecksItsOneAlgorithm() {
        KeySet keys = read(SigningKey.set(SigningKey.ec(Way.ES256, "secp384r1").jwk("k")));
        assertThat(keys.candidates(Optional.of("k"), TokenAlgorithm.ES384)).hasSize(1);
        assertThat(keys.candidates(Optional.of("k"), TokenAlgorithm.ES256)).isEmpty();
    }

    @Test
    void allKindsOfKeysAreRead() {
        assertThat(sizeOf(
                        RSA.jwk("1"),
                        EC.jwk("2"),
                        SigningKey.ec(Way.ES256, "secp384r1").jwk("3"),
                        SigningKey.ec(Way.ES256, "secp521r1").jwk("4"),
                        EDWARDS.jwk("5"),
                        SigningKey.edwards("Ed448").jwk("6")))
                .isEqualTo(6);
    }

    @ParameterizedTest(name = "RSA of {0} bits: {1}")
    @CsvSource({"1024, 0", "2040, 0", "2048, 1"})
    void rsaBelow2048BitsIsLeftOut(int bits, int used) {
        assertThat(sizeOf(SigningKey.rsa(Way.RS256, bits).jwk("k"))).isEqualTo(used);
    }

    @ParameterizedTest(name = "RSA of {0} bits with an exponent of {1} may be checked on an event loop: {2}")
    @CsvSource({
        "2048, 65537,      true",
        "4096, 65537,      true",
        "4097, 65537,      false",
        "8192, 65537,      false",
        "2048, 131073,     false",
        "8192, 8589934591, false", // the dearest there is
    })
    void rsaIsCheapUpToTheUsualSizes(int bits, long exponent, boolean cheap) {
        BigInteger modulus = BigInteger.TWO.pow(bits).subtract(BigInteger.ONE);
        String jwk = "{\"kty\":\"RSA\",\"kid\":\"k\",\"n\":\"" + number(modulus) + "\",\"e\":\""
                + number(BigInteger.valueOf(exponent)) + "\"}";
        assertThat(read(SigningKey.set(jwk)).candidates(Optional.of("k"), TokenAlgorithm.RS256))
                .singleElement()
                .satisfies(key -> assertThat(key.isCheap()).isEqualTo(cheap));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kty\":\"oct\",\"k\":\"AAAA\",\"kid\":\"k\"}",
                "{\"kty\":\"NEW\",\"kid\":\"k\"}",
                "{\"kid\":\"k\"}",
                "{}",
                "{\"kty\":\"EC\",\"crv\":\"secp256k1\",\"x\":\"AA\",\"y\":\"AA\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}",
                "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"AA\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AA\"}",
                "{\"kty\":\"RSA\",\"n\":7,\"e\":\"AQAB\"}",
                "{\"kty\":\"RSA\",\"n\":\"A===\",\"e\":\"AQAB\"}",
            })
    void whatIsNoKeyOfOursIsLeftOut(String jwk) {
        assertThat(sizeOf(jwk)).isZero();
    }

    @Test
    void aPointBesideItsCurveIsLeftOut() {
        String moved = EC.jwk("k").replaceFirst("\"y\":\"[^\"]*\"", "\"y\":\"" + "A".repeat(42) + "E\"");
        assertThat(sizeOf(moved)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"keys\":{}}",
                "{\"keys\":[]}",
                "{\"keys\":[7]}",
                "{\"keys\":[],\"keys\":[]}",
                "{\"keys\":[{\"n\":1e99999999999}]}",
                "<html>maintenance</html>",
            })
    void aMalformedSetIsRefusedWhole(String document) {
        assertThat(KeySet.parse(document.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(KeySet.Reading.Malformed.class);
    }

    @Test
    void aSetOfTooManyKeysOrBytesIsRefused() {
        assertThat(parse(Collections.nCopies(101, "{}").toArray(String[]::new)))
                .isEqualTo(new KeySet.Reading.Malformed("more than 100 keys"));
        assertThat(KeySet.parse(new byte[KeySet.MOST_BYTES + 1]))
                .isEqualTo(new KeySet.Reading.Malformed("longer than 262144 bytes"));
    }

    @Test
    void aSetOfMorePiecesThanItsKeysCanHaveIsRefused() {
        String tenThousand = "[0" + ",0".repeat(9_999) + "]";
        assertThat(sizeOf("{\"x5c\":" + tenThousand + "}")).isZero();
        assertThat(parse(GOOD, "{\"x5c\":[" + tenThousand + "," + tenThousand + "]}"))
                .isEqualTo(new KeySet.Reading.Malformed("not a strict JSON object"));
    }

    @Test
    void allKeysOfAKidAreCandidatesAndOnesWithoutAreNot() {
        KeySet keys = read(SigningKey.set(
                SigningKey.draw(Way.ES256).jwk("twice"),
                SigningKey.draw(Way.ES256).jwk("twice"),
                EDWARDS.jwk("twice"),
                "{" + EC.jwk() + "}"));
        assertThat(keys.candidates(Optional.of("twice"), TokenAlgorithm.ES256)).hasSize(2);
        assertThat(keys.candidates(Optional.empty(), TokenAlgorithm.ES256)).hasSize(3);
    }

    @Test
    void aSharedSecretIsAtLeastAsLongAsTheHash() {
        Set<TokenAlgorithm> all = EnumSet.allOf(TokenAlgorithm.class);
        assertThat(VerificationKey.shared(new SecretValue("x".repeat(31)), all)).isEmpty();
        assertThat(VerificationKey.shared(new SecretValue("x".repeat(32)), all)
                        .orElseThrow()
                        .algorithms())
                .containsExactly(TokenAlgorithm.HS256);
        assertThat(VerificationKey.shared(new SecretValue("x".repeat(64)), all)
                        .orElseThrow()
                        .algorithms())
                .containsExactly(TokenAlgorithm.HS256, TokenAlgorithm.HS384, TokenAlgorithm.HS512);
        assertThat(VerificationKey.shared(new SecretValue("x".repeat(64)), EnumSet.of(TokenAlgorithm.RS256)))
                .isEmpty();
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return Base64Url.encode(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static KeySet read(String document) {
        return ((KeySet.Reading.Read) KeySet.parse(document.getBytes(StandardCharsets.UTF_8))).keys();
    }

    private static KeySet.Reading parse(String... jwks) {
        return KeySet.parse(SigningKey.set(jwks).getBytes(StandardCharsets.UTF_8));
    }

    /// How many of these are used, besides one that surely is.
    private static int sizeOf(String... jwks) {
        return read(SigningKey.set(GOOD, String.join(",", jwks))).size() - 1;
    }
}
