package dev.postern.gateway.credential;

import dev.postern.config.match.KeyTag;
import dev.postern.config.value.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.zip.CRC32;

/// An API key as a client holds it: `psk_<environment>_<tenantTag>_<id>_<secret><checksum>`.
///
/// The checksum is the CRC-32 of everything before it, so that a scanner tells a leaked key from a look-alike
/// without asking anybody: `psk_[a-z0-9]{1,16}_[a-z][a-z0-9-]{0,31}_[0-9A-Za-z]{16}_[0-9A-Za-z]{49}`.
/// It proves nothing; only the secret does.
///
/// @param environment where the key is meant to work, such as `live` or `dev`: 1 to 16 of a-z and 0-9
/// @param tenantTag   the tenant that the client says it is of; proved only by the record that the key has there
/// @param id          16 base62 characters, the public part that names the key
/// @param secret      43 base62 characters, 256 bits
public record ApiKey(String environment, String tenantTag, String id, String secret) {
    private static final String PREFIX = "psk_";
    private static final int MAX_ENVIRONMENT = 16;
    private static final int MAX_TAG = 32;
    static final int ID = 16;
    private static final int SECRET = 43;
    private static final int CHECKSUM = 6;

    public ApiKey {
        if (!isEnvironment(environment) || !isTag(tenantTag) || !isBase62(id, ID) || !isBase62(secret, SECRET)) {
            throw new IllegalArgumentException("not the parts of an API key: " + environment + ", " + tenantTag);
        }
    }

    /// Draws a new key for a tenant.
    ///
    /// @param environment 1 to 16 of a-z and 0-9
    public static ApiKey generate(String environment, TenantId tenant, SecureRandom random) {
        return new ApiKey(environment, tenant.value(), Base62.random(random, ID), Base62.random(random, SECRET));
    }

    /// Draws another secret for a key that is there.
    ///
    /// @param environment 1 to 16 of a-z and 0-9
    /// @param id          as [#isId] has it
    public static ApiKey renew(String environment, TenantId tenant, String id, SecureRandom random) {
        return new ApiKey(environment, tenant.value(), id, Base62.random(random, SECRET));
    }

    /// Reads a key; answers empty, rather than throws, when `text` is not one or its checksum is wrong.
    ///
    /// Asks nobody; safe on the event loop.
    public static Optional<ApiKey> parse(String text) {
        int tagAt = tagStart(text);
        int tagEnd = tagAt < 0 ? -1 : text.indexOf('_', tagAt);
        int secretAt = tagEnd + 1 + ID + 1;
        if (tagEnd < 0 || text.length() != secretAt + SECRET + CHECKSUM || text.charAt(secretAt - 1) != '_') {
            return Optional.empty();
        }
        String environment = text.substring(PREFIX.length(), tagAt - 1);
        String tag = text.substring(tagAt, tagEnd);
        String id = text.substring(tagEnd + 1, secretAt - 1);
        String secret = text.substring(secretAt, secretAt + SECRET);
        if (!isEnvironment(environment) || !isTag(tag) || !isBase62(id, ID) || !isBase62(secret, SECRET)) {
            return Optional.empty();
        }
        int body = secretAt + SECRET;
        return text.startsWith(checksum(text.substring(0, body)), body)
                ? Optional.of(new ApiKey(environment, tag, id, secret))
                : Optional.empty();
    }

    /// Whether a text has the form of a key's id.
    public static boolean isId(String text) {
        return isBase62(text, ID);
    }

    /// Whether the key says it is of this tenant.
    public boolean claims(TenantId tenant) {
        return tenantTag.equals(tenant.value());
    }

    /// The whole key, to be shown once, to its owner.
    public String text() {
        String body = PREFIX + environment + '_' + tenantTag + '_' + id + '_' + secret;
        return body + checksum(body);
    }

    /// What is stored of the secret.
    public SecretHash secretHash() {
        return SecretHash.ofSecret(secret);
    }

    /// Never the secret.
    @Override
    public String toString() {
        return PREFIX + environment + '_' + tenantTag + '_' + id + "_…";
    }

    private static int tagStart(String text) {
        if (text.length() > KeyTag.MAX_LENGTH || !text.startsWith(PREFIX)) {
            return -1;
        }
        int end = text.indexOf('_', PREFIX.length());
        return end < 0 ? -1 : end + 1;
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        return Base62.digits(crc.getValue(), CHECKSUM);
    }

    private static boolean isEnvironment(String text) {
        if (text.isEmpty() || text.length() > MAX_ENVIRONMENT) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isLowerOrDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTag(String text) {
        if (text.isEmpty() || text.length() > MAX_TAG) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLowerOrDigit(c) && c != '-') {
                return false;
            }
        }
        return text.charAt(0) >= 'a';
    }

    private static boolean isLowerOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private static boolean isBase62(String text, int length) {
        return text.length() == length && Base62.isAll(text);
    }
}
