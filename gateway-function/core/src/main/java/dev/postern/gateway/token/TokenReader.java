package dev.postern.gateway.token;

import dev.postern.config.value.TokenAlgorithm;
import java.util.Optional;

/// Reads compact signed tokens (RFC 7515, section 7.1) strictly, before any library sees them.
///
/// Only `alg`, `kid`, `typ`, `cty`, `crit` and `b64` of the header are looked at. `jku`, `x5u`, `x5c`, `x5t` and `jwk`
/// are ignored whatever they hold: where keys come from is for the config to say, not for a client. Asks nobody; safe
/// on the event loop.
public final class TokenReader {
    /// The longest token, in characters.
    public static final int MOST_CHARACTERS = 16 * 1024;

    static final int MOST_KEY_ID = 256;

    private TokenReader() {}

    /// Reads a token; what is too long is not looked at.
    public static TokenReading read(String text) {
        if (text.length() > MOST_CHARACTERS) {
            return new TokenReading.Malformed(TokenFault.TOO_LONG);
        }
        int first = text.indexOf('.');
        int second = text.indexOf('.', first + 1);
        if (first <= 0 || second <= first + 1 || second == text.length() - 1 || text.indexOf('.', second + 1) >= 0) {
            return new TokenReading.Malformed(TokenFault.NOT_THREE_PARTS);
        }
        Optional<byte[]> header = Base64Url.decode(text.substring(0, first));
        Optional<byte[]> payload = Base64Url.decode(text.substring(first + 1, second));
        Optional<byte[]> signature = Base64Url.decode(text.substring(second + 1));
        if (header.isEmpty() || payload.isEmpty() || signature.isEmpty()) {
            return new TokenReading.Malformed(TokenFault.NOT_BASE64URL);
        }
        return read(text, header.get(), payload.get());
    }

    private static TokenReading read(String text, byte[] header, byte[] payload) {
        Optional<JsonValue.Members> fields = StrictJson.object(header);
        if (fields.isEmpty()) {
            return new TokenReading.Malformed(TokenFault.HEADER_NOT_JSON);
        }
        Optional<TokenFault> fault = faultOf(fields.get());
        if (fault.isPresent()) {
            return new TokenReading.Malformed(fault.get());
        }
        Optional<JsonValue.Members> members = StrictJson.object(payload);
        if (members.isEmpty()) {
            return new TokenReading.Malformed(TokenFault.PAYLOAD_NOT_JSON);
        }
        Optional<TokenClaims> claims = TokenClaims.of(members.get());
        if (claims.isEmpty()) {
            return new TokenReading.Malformed(TokenFault.CLAIM_MALFORMED);
        }
        return new TokenReading.Read(new TokenText(
                text,
                algorithm(fields.get()).orElseThrow(),
                fields.get().text("kid"),
                fields.get().text("typ"),
                claims.get()));
    }

    private static Optional<TokenFault> faultOf(JsonValue.Members header) {
        if (algorithm(header).isEmpty()) {
            return Optional.of(TokenFault.ALGORITHM_UNKNOWN);
        }
        if (header.has("crit")) {
            return Optional.of(TokenFault.CRITICAL_EXTENSION);
        }
        if (header.has("b64")) {
            return Optional.of(TokenFault.UNENCODED_PAYLOAD);
        }
        if (header.has("kid") && header.text("kid").filter(TokenReader::isKeyId).isEmpty()) {
            return Optional.of(TokenFault.KEY_ID_MALFORMED);
        }
        if ((header.has("typ") && header.text("typ").isEmpty())
                || (header.has("cty") && header.text("cty").isEmpty())) {
            return Optional.of(TokenFault.TYPE_MALFORMED);
        }
        return header.text("cty").filter(cty -> MediaName.same(cty, "JWT")).map(_ -> TokenFault.NESTED);
    }

    private static Optional<TokenAlgorithm> algorithm(JsonValue.Members header) {
        return header.text("alg").flatMap(TokenAlgorithm::parse);
    }

    static boolean isKeyId(String text) {
        return !text.isEmpty() && text.length() <= MOST_KEY_ID && text.chars().noneMatch(Character::isISOControl);
    }
}
