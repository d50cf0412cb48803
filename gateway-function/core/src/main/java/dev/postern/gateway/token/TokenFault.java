package dev.postern.gateway.token;

/// Why a token is refused: for logs and counts, never for the client, and without a word of the token.
public enum TokenFault {
    TOO_LONG("longer than 16 KiB"),
    NOT_THREE_PARTS("not three parts between dots"),
    NOT_BASE64URL("a part is not canonical base64url"),
    HEADER_NOT_JSON("the header is not a strict JSON object"),
    PAYLOAD_NOT_JSON("the payload is not a strict JSON object"),
    ALGORITHM_UNKNOWN("alg is missing, none or unknown"),
    CRITICAL_EXTENSION("crit asks for an extension"),
    UNENCODED_PAYLOAD("b64 asks for another signing input"),
    KEY_ID_MALFORMED("kid is not a text of 1 to 256 characters without control characters"),
    TYPE_MALFORMED("typ or cty is not a text"),
    NESTED("cty says that a token is inside"),
    CLAIM_MALFORMED("a registered claim has the wrong type"),
    ISSUER_NOT_EXPECTED("iss is none of those expected here"),
    ALGORITHM_NOT_EXPECTED("alg is none of those expected here"),
    TYPE_NOT_EXPECTED("typ is not the one expected here"),
    AUDIENCE_NOT_EXPECTED("aud names none of those expected here"),
    EXPIRY_MISSING("exp is missing"),
    EXPIRED("exp has passed"),
    NOT_YET_VALID("nbf is yet to come"),
    ISSUED_IN_FUTURE("iat is yet to come"),
    TIMES_CONTRADICT("exp is before nbf or iat"),
    CLAIM_MISSING("a required claim is missing"),
    TENANT_NOT_NAMED("the tenant claim does not name the tenant"),
    KEY_UNKNOWN("no key of the issuer has this kid"),
    KEY_UNFIT("no key that kid names fits alg"),
    KEY_AMBIGUOUS("more than four keys may have signed it"),
    SIGNATURE_WRONG("the signature is not that of a key of the issuer");

    private final String text;

    TokenFault(String text) {
        this.text = text;
    }

    /// One clause for the log.
    public String text() {
        return text;
    }
}
