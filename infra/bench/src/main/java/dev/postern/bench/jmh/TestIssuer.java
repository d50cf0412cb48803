package dev.postern.bench.jmh;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.security.PrivateKey;
import java.util.List;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/// Signs tokens, and publishes its key on loopback.
///
/// @param url where the key set is
record TestIssuer(String url, String algorithm, @Nullable PublicJsonWebKey key) {
    static final TestIssuer NONE = new TestIssuer("", "", null);

    static TestIssuer open(Vertx vertx, String algorithm) throws JoseException {
        PublicJsonWebKey key = switch (algorithm) {
            case "RS256" -> RsaJwkGenerator.generateJwk(2_048);
            case "ES256" -> EcJwkGenerator.generateJwk(EllipticCurves.P256);
            default -> OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519);
        };
        key.setKeyId("k1");
        String keys = new JsonWebKeySet(List.of(key)).toJson(OutputControlLevel.PUBLIC_ONLY);
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> request.response().end(keys))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return new TestIssuer("http://127.0.0.1:" + server.actualPort() + "/keys", algorithm, key);
    }

    /// A token of some 600 characters that holds for a day.
    String token(String issuer) throws JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setSubject("5f0c2f7e-0d0a-4b1e-9a53-0d2c55bb54a1");
        claims.setAudience("orders");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(24 * 60);
        claims.setGeneratedJwtId();
        claims.setStringListClaim("roles", List.of("admin", "ops"));
        claims.setStringClaim("scope", "openid orders:read orders:write");
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setKeyIdHeaderValue("k1");
        signature.setKey(privateKey());
        signature.setPayload(claims.toJson());
        return signature.getCompactSerialization();
    }

    private PrivateKey privateKey() {
        if (key == null || key.getPrivateKey() == null) {
            throw new IllegalStateException("no key to sign with");
        }
        return key.getPrivateKey();
    }
}
