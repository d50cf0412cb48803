package dev.postern.config.value;

import java.util.Optional;

/// How a token may be signed (RFC 7518, section 3; RFC 8037); `none` is none of them.
public enum TokenAlgorithm {
    RS256(Family.RSA),
    RS384(Family.RSA),
    RS512(Family.RSA),
    PS256(Family.RSA),
    PS384(Family.RSA),
    PS512(Family.RSA),
    ES256(Family.EC),
    ES384(Family.EC),
    ES512(Family.EC),
    EDDSA(Family.EDWARDS),
    HS256(Family.SHARED),
    HS384(Family.SHARED),
    HS512(Family.SHARED);

    /// What kind of key checks the signature.
    public enum Family {
        RSA,
        EC,
        EDWARDS,
        /// A secret that the issuer and the gateway share.
        SHARED
    }

    private final Family family;

    TokenAlgorithm(Family family) {
        this.family = family;
    }

    public Family family() {
        return family;
    }

    /// As a token's `alg` has it, in its exact case.
    public String jose() {
        return this == EDDSA ? "EdDSA" : name();
    }

    /// Reads an `alg`; empty for every other, `none` among them.
    public static Optional<TokenAlgorithm> parse(String alg) {
        for (TokenAlgorithm algorithm : values()) {
            if (algorithm.jose().equals(alg)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return jose();
    }
}
