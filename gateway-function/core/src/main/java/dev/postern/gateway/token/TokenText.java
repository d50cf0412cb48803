package dev.postern.gateway.token;

import dev.postern.config.value.TokenAlgorithm;
import java.util.Optional;

/// A signed token as it came: well formed, and so far nobody's word.
///
/// @param compact   the whole text
/// @param keyId     `kid`, a text of 1 to 256 characters that names a key and is never more than looked up
/// @param type      `typ`
/// @param claims    what it claims
/// @see <a href="https://datatracker.ietf.org/doc/html/rfc7515#section-7.1">RFC 7515, section 7.1</a>
public record TokenText(
        String compact, TokenAlgorithm algorithm, Optional<String> keyId, Optional<String> type, TokenClaims claims) {
    /// Never the token.
    @Override
    public String toString() {
        return "TokenText[" + algorithm + "]";
    }
}
