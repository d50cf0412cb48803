package dev.postern.gateway.token;

import dev.postern.config.value.TokenAlgorithm;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import java.security.PublicKey;
import java.util.Set;
import javax.crypto.SecretKey;
import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmFactoryFactory;

/// The check as SmallRye JWT makes it, with one key and one algorithm, and by no other way to find a key.
///
/// It also holds `iss` against the issuer and asks for `exp`. Time it must not judge, having no clock but the system's:
/// its skew is as wide as can be, and [ClaimsCheck] judges. Its claims are dropped, since ours were read strictly.
final class SmallRyeCheck implements SignatureCheck {
    /// A place for groups that no token has: the usual one throws where a token's `groups` is no list.
    private static final String NO_GROUPS = "\u0000";

    private static final Logger LOG = Logger.getLogger(SmallRyeCheck.class);

    private final DefaultJWTTokenParser parser = new DefaultJWTTokenParser();

    /// Has the library look for its algorithms now, which takes some 100 ms: for worker threads.
    static void warmUp() {
        AlgorithmFactoryFactory.getInstance();
    }

    @Override
    public boolean holds(TokenText token, VerificationKey key, String issuer) {
        JWTAuthContextInfo trusted = new JWTAuthContextInfo();
        switch (key.key()) {
            case PublicKey published -> trusted.setPublicVerificationKey(published);
            case SecretKey secret -> trusted.setSecretVerificationKey(secret);
            default -> throw new IllegalStateException("a key that is neither public nor secret");
        }
        trusted.setSignatureAlgorithm(Set.of(algorithm(token.algorithm())));
        trusted.setRelaxVerificationKeyValidation(false);
        trusted.setIssuedBy(issuer);
        trusted.setClockSkew(Integer.MAX_VALUE);
        trusted.setMaxTimeToLiveSecs(0L); // iat may be missing
        trusted.setRequireNamedPrincipal(false);
        trusted.setGroupsPath(NO_GROUPS);
        try {
            parser.parse(token.compact(), trusted);
            return true;
        } catch (ParseException refused) {
            return false;
        } catch (RuntimeException unforeseen) {
            // A stranger wrote what the library reads: whatever it stumbles over is not signed.
            LOG.debugf(
                    "SmallRye JWT failed over a token: %s",
                    unforeseen.getClass().getName());
            return false;
        }
    }

    private static SignatureAlgorithm algorithm(TokenAlgorithm algorithm) {
        return SignatureAlgorithm.valueOf(algorithm.name());
    }
}
