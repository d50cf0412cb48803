package dev.postern.gateway.token;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Optional;

/// A curve of EdDSA keys (RFC 8037, section 2).
enum EdwardsCurve {
    ED25519("Ed25519", 32, "302a300506032b6570032100"),
    ED448("Ed448", 57, "3043300506032b6571033a00");

    private final String crv;
    private final int bytes;
    /// What stands, in hexadecimal, before the key's bytes in a SubjectPublicKeyInfo (RFC 8410, section 4).
    private final String prefix;

    EdwardsCurve(String crv, int bytes, String prefix) {
        this.crv = crv;
        this.bytes = bytes;
        this.prefix = prefix;
    }

    static Optional<EdwardsCurve> of(String crv) {
        for (EdwardsCurve curve : values()) {
            if (curve.crv.equals(crv)) {
                return Optional.of(curve);
            }
        }
        return Optional.empty();
    }

    Optional<PublicKey> key(byte[] x) throws GeneralSecurityException {
        if (x.length != bytes) {
            return Optional.empty();
        }
        byte[] encoded = HexFormat.of().parseHex(prefix + HexFormat.of().formatHex(x));
        return Optional.of(KeyFactory.getInstance("EdDSA").generatePublic(new X509EncodedKeySpec(encoded)));
    }
}
