package dev.postern.gateway.server.packaged;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tokens of the issuers of [SampleBundle], signed with a secret that gateways are given in their environment.
final class TestToken {
    static final String SECRET_NAME = "tokens";
    static final String SECRET_VARIABLE = "POSTERN_SECRET_ACME__TOKENS";
    static final String SECRET = "a secret of the tests, long enough for HS256";

    private TestToken() {}

    /// What `iss` is.
    static String issuer(String name) {
        return "https://" + name + ".example";
    }

    /// One of `acme-id` that holds for ten minutes.
    ///
    /// @param claims more of them, as JSON
    static String of(String claims) {
        long exp = Instant.now().getEpochSecond() + 600;
        String input = encoded("{\"alg\":\"HS256\"}") + "."
                + encoded("{\"iss\":\"" + issuer("acme-id") + "\",\"exp\":" + exp + "," + claims + "}");
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return input + "." + encoded(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
