package dev.postern.config.match;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;

/// Who a token says has issued it, without looking at the rest; the counterpart of [KeyTag].
///
/// For a host that several tenants share: cheap enough to ask before anything is known. It proves nothing, and whoever
/// verifies the token reads it anew, strictly.
final class TokenTag {
    /// No token is longer; anything longer is refused unread.
    private static final int MAX_LENGTH = 16 * 1024;

    /// Strangers' names are not for the JVM's table of strings, nor for one that all tenants' requests share.
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private TokenTag() {}

    /// `iss`; empty when there is none.
    static Optional<String> issuer(String token) {
        int from = token.indexOf('.') + 1;
        int to = token.indexOf('.', from);
        if (from == 0 || to < 0 || token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try (JsonParser payload = JSON.createParser(Base64.getUrlDecoder().decode(token.substring(from, to)))) {
            return payload.nextToken() == JsonToken.START_OBJECT ? issuer(payload) : Optional.empty();
        } catch (IllegalArgumentException | IOException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<String> issuer(JsonParser payload) throws IOException {
        for (String name = payload.nextFieldName(); name != null; name = payload.nextFieldName()) {
            JsonToken value = payload.nextToken();
            if (name.equals("iss")) {
                return value == JsonToken.VALUE_STRING ? Optional.of(payload.getText()) : Optional.empty();
            }
            payload.skipChildren();
        }
        return Optional.empty();
    }
}
