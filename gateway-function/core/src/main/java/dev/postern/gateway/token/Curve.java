package dev.postern.gateway.token;

import dev.postern.config.value.TokenAlgorithm;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Optional;

/// A curve of ECDSA keys (RFC 7518, section 6.2.1.1), each with the one algorithm that it is for.
enum Curve {
    P_256("P-256", "secp256r1", 32, TokenAlgorithm.ES256),
    P_384("P-384", "secp384r1", 48, TokenAlgorithm.ES384),
    P_521("P-521", "secp521r1", 66, TokenAlgorithm.ES512);

    private final String jose;
    private final String jca;
    private final int bytes;
    private final TokenAlgorithm algorithm;

    Curve(String jose, String jca, int bytes, TokenAlgorithm algorithm) {
        this.jose = jose;
        this.jca = jca;
        this.bytes = bytes;
        this.algorithm = algorithm;
    }

    static Optional<Curve> of(String crv) {
        for (Curve curve : values()) {
            if (curve.jose.equals(crv)) {
                return Optional.of(curve);
            }
        }
        return Optional.empty();
    }

    TokenAlgorithm algorithm() {
        return algorithm;
    }

    /// A key from its coordinates; empty when they are not a point of this curve, which the JDK does not look at here.
    Optional<PublicKey> key(byte[] x, byte[] y) throws GeneralSecurityException {
        if (x.length != bytes || y.length != bytes) {
            return Optional.empty();
        }
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(jca));
        ECParameterSpec curve = parameters.getParameterSpec(ECParameterSpec.class);
        ECPoint point = new ECPoint(new BigInteger(1, x), new BigInteger(1, y));
        return isOn(curve, point)
                ? Optional.of(KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, curve)))
                : Optional.empty();
    }

    /// Whether y² = x³ + ax + b; the point is then of the right order too, as all of these curves' cofactors are 1.
    private static boolean isOn(ECParameterSpec curve, ECPoint point) {
        BigInteger prime = ((ECFieldFp) curve.getCurve().getField()).getP();
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        if (x.compareTo(prime) >= 0 || y.compareTo(prime) >= 0) {
            return false;
        }
        BigInteger right = x.pow(3)
                .add(curve.getCurve().getA().multiply(x))
                .add(curve.getCurve().getB())
                .mod(prime);
        return y.pow(2).mod(prime).equals(right);
    }
}
