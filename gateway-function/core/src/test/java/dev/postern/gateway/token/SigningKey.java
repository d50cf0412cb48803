package dev.postern.gateway.token;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;

/// A key pair of an issuer, with which tokens are signed without any library for tokens.
record SigningKey(Way way, KeyPair pair) {
    /// How it signs.
    enum Way {
        RS256("RS256", "PS256"),
        PS256("PS256", "RS256"),
        ES256("ES256", "DER"),
        EDDSA("EdDSA", "prehashed");

        final String alg;
        /// What the same key may sign by and the token does not say.
        final String otherWay;

        Way(String alg, String otherWay) {
            this.alg = alg;
            this.otherWay = otherWay;
        }
    }

    static SigningKey draw(Way way) {
        return switch (way) {
            case RS256, PS256 -> rsa(way, 2_048);
            case ES256 -> ec(way, "secp256r1");
            case EDDSA -> edwards("Ed25519");
        };
    }

    static SigningKey rsa(Way way, int bits) {
        return rsa(way, bits, 65_537);
    }

    static SigningKey rsa(Way way, int bits, long exponent) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(new RSAKeyGenParameterSpec(bits, BigInteger.valueOf(exponent)));
            return new SigningKey(way, generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static SigningKey ec(Way way, String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return new SigningKey(way, generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static SigningKey edwards(String curve) {
        try {
            return new SigningKey(Way.EDDSA, KeyPairGenerator.getInstance(curve).generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    byte[] sign(byte[] input) {
        return sign(way.alg, input);
    }

    byte[] signOtherWay(byte[] input) {
        return sign(way.otherWay, input);
    }

    private byte[] sign(String how, byte[] input) {
        try {
            Signature signature = Signature.getInstance(
                    switch (how) {
                        case "RS256" -> "SHA256withRSA";
                        case "PS256" -> "RSASSA-PSS";
                        case "ES256" -> "SHA256withECDSAinP1363Format";
                        case "DER" -> "SHA256withECDSA";
                        default -> "EdDSA";
                    });
            if (how.equals("PS256")) {
                signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            }
            if (how.equals("prehashed")) {
                signature.setParameter(new java.security.spec.EdDSAParameterSpec(true));
            }
            signature.initSign(pair.getPrivate());
            signature.update(input);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /// The members of its public JWK, such as `"kty":"RSA","n":"…"`.
    String jwk() {
        return switch (way) {
            case RS256, PS256 -> {
                RSAPublicKey key = (RSAPublicKey) pair.getPublic();
                yield "\"kty\":\"RSA\",\"n\":\"" + number(key.getModulus(), 0) + "\",\"e\":\""
                        + number(key.getPublicExponent(), 0) + "\"";
            }
            case ES256 -> {
                ECPublicKey key = (ECPublicKey) pair.getPublic();
                int bits = key.getParams().getCurve().getField().getFieldSize();
                int bytes = (bits + 7) / 8;
                yield "\"kty\":\"EC\",\"crv\":\"P-" + bits + "\",\"x\":\""
                        + number(key.getW().getAffineX(), bytes) + "\",\"y\":\""
                        + number(key.getW().getAffineY(), bytes) + "\"";
            }
            case EDDSA -> {
                byte[] encoded = pair.getPublic().getEncoded();
                boolean small = encoded.length == 44;
                yield "\"kty\":\"OKP\",\"crv\":\"" + (small ? "Ed25519" : "Ed448") + "\",\"x\":\""
                        + Base64Url.encode(Arrays.copyOfRange(encoded, 12, encoded.length)) + "\"";
            }
        };
    }

    String jwk(String kid) {
        return "{" + jwk() + ",\"kid\":\"" + kid + "\"}";
    }

    static String set(String... jwks) {
        return "{\"keys\":[" + String.join(",", jwks) + "]}";
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String number(BigInteger number, int bytes) {
        byte[] raw = number.toByteArray();
        int from = raw.length > 1 && raw[0] == 0 ? 1 : 0;
        int length = Math.max(bytes, raw.length - from);
        byte[] whole = new byte[length];
        System.arraycopy(raw, from, whole, length - (raw.length - from), raw.length - from);
        return Base64Url.encode(whole);
    }
}
