package dev.postern.gateway.token;

import static dev.postern.gateway.token.Draft.quoted;
import static dev.postern.gateway.token.SigningKey.ascii;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// One thing wrong with a token that is right in everything else, the clause that it breaks, and what the log says.
@SuppressWarnings("ImmutableEnumChecker") // the changes are lambdas without state
enum Forgery {
    // The form.
    TWO_PARTS(
            "RFC 7515, 7.1",
            TokenFault.NOT_THREE_PARTS,
            (d, _) -> d.afterwards(t -> t.substring(0, t.lastIndexOf('.')))),
    FOUR_PARTS("RFC 7515, 7.1", TokenFault.NOT_THREE_PARTS, (d, _) -> d.afterwards(t -> t + ".AA")),
    FIVE_PARTS_AS_IF_ENCRYPTED("RFC 7516, 3.1", TokenFault.NOT_THREE_PARTS, (d, _) -> d.afterwards(t -> t + ".AA.AA")),
    EMPTY_SIGNATURE("RFC 8725, 3.2", TokenFault.NOT_THREE_PARTS, (d, _) -> d.part(2, _ -> "")),
    EMPTY_PAYLOAD("RFC 7519, 7.2", TokenFault.NOT_THREE_PARTS, (d, _) -> d.part(1, _ -> "")),
    EMPTY_HEADER("RFC 7515, 5.2", TokenFault.NOT_THREE_PARTS, (d, _) -> d.part(0, _ -> "")),
    PADDED_SIGNATURE("RFC 7515, 2", TokenFault.NOT_BASE64URL, (d, _) -> d.part(2, s -> s + "==")),
    STRAY_BITS("RFC 4648, 3.5", TokenFault.NOT_BASE64URL, (d, _) -> d.part(2, Forgery::withStrayBits)),
    STANDARD_ALPHABET("RFC 7515, 2", TokenFault.NOT_BASE64URL, (d, _) -> d.part(2, s -> "+" + s.substring(1))),
    LINE_BREAK(
            "RFC 7515, 2",
            TokenFault.NOT_BASE64URL,
            (d, _) -> d.part(2, s -> s.substring(0, 40) + "\n" + s.substring(40))),
    SPACE_BEFORE("RFC 7515, 7.1", TokenFault.NOT_BASE64URL, (d, _) -> d.afterwards(t -> " " + t)),
    NOT_ASCII("RFC 7515, 2", TokenFault.NOT_BASE64URL, (d, _) -> d.part(2, s -> "\u00e9" + s.substring(1))),
    HUNDRED_KILOBYTES("RFC 8725, 2.4", TokenFault.TOO_LONG, (d, _) -> d.claim("filler", quoted("x".repeat(75_000)))),
    ONE_CHARACTER_TOO_LONG(
            "RFC 8725, 2.4", TokenFault.TOO_LONG, (d, _) -> d.afterwards(t -> t + "A".repeat(16_385 - t.length()))),
    HEADER_NOT_JSON("RFC 7515, 4", TokenFault.HEADER_NOT_JSON, (d, _) -> d.headerText(h -> h.replace("\"", "'"))),
    HEADER_A_LIST("RFC 7515, 4", TokenFault.HEADER_NOT_JSON, (d, _) -> d.headerText(h -> "[" + h + "]")),
    HEADER_NAME_TWICE(
            "RFC 7515, 4",
            TokenFault.HEADER_NOT_JSON,
            (d, _) -> d.headerText(h -> h.replace("}", ",\"alg\":\"none\"}"))),
    PAYLOAD_A_LIST("RFC 7519, 7.2", TokenFault.PAYLOAD_NOT_JSON, (d, _) -> d.payloadText(p -> "[" + p + "]")),
    PAYLOAD_A_TEXT("RFC 7519, 7.2", TokenFault.PAYLOAD_NOT_JSON, (d, _) -> d.payloadText(_ -> "\"sub\"")),
    PAYLOAD_CUT(
            "RFC 7519, 7.2", TokenFault.PAYLOAD_NOT_JSON, (d, _) -> d.payloadText(p -> p.substring(0, p.length() - 1))),
    PAYLOAD_WITH_MORE_BEHIND("RFC 7519, 7.2", TokenFault.PAYLOAD_NOT_JSON, (d, _) -> d.payloadText(p -> p + "{}")),
    PAYLOAD_WITH_COMMENT("RFC 8259, 2", TokenFault.PAYLOAD_NOT_JSON, (d, _) -> d.payloadText(p -> "/**/" + p)),
    CLAIM_TWICE(
            "RFC 7519, 4",
            TokenFault.PAYLOAD_NOT_JSON,
            (d, s) -> d.payloadText(p -> p.replaceFirst("\\{", "{\"exp\":" + (s.now() + 9_999) + ","))),
    CLAIM_TWICE_ONCE_ESCAPED(
            "RFC 7519, 4",
            TokenFault.PAYLOAD_NOT_JSON,
            (d, _) -> d.payloadText(p -> p.replaceFirst("\\{", "{\"s\\\\u0075b\":\"root\","))),
    INNER_CLAIM_TWICE("RFC 7493, 2.3", TokenFault.PAYLOAD_NOT_JSON, (d, _) -> d.claim("a", "{\"b\":1,\"b\":2}")),
    NESTED_DEEPLY("RFC 8259, 9", TokenFault.PAYLOAD_NOT_JSON, (d, _) -> d.claim("a", "[".repeat(16) + "]".repeat(16))),
    NESTED_VERY_DEEPLY(
            "RFC 8259, 9", TokenFault.PAYLOAD_NOT_JSON, (d, _) -> d.claim("a", "[".repeat(5_000) + "]".repeat(5_000))),
    LATIN_1(
            "RFC 8725, 3.7",
            TokenFault.PAYLOAD_NOT_JSON,
            (d, _) -> d.payloadBytes(
                    d.claim("name", quoted("Zo\u00eb")).payload().getBytes(StandardCharsets.ISO_8859_1))),
    UTF_16(
            "RFC 8725, 3.7",
            TokenFault.PAYLOAD_NOT_JSON,
            (d, _) -> d.payloadBytes(d.payload().getBytes(StandardCharsets.UTF_16BE))),
    BYTE_ORDER_MARK("RFC 8259, 8.1", TokenFault.PAYLOAD_NOT_JSON, (d, _) -> d.payloadText(p -> "\uFEFF" + p)),
    LONE_SURROGATE("RFC 7493, 2.1", TokenFault.PAYLOAD_NOT_JSON, (d, _) -> d.claim("name", "\"\\ud800\"")),
    NUMBER_OF_MANY_DIGITS("RFC 7493, 2.2", TokenFault.PAYLOAD_NOT_JSON, (d, _) -> d.claim("n", "9".repeat(5_000))),
    NUMBER_WITHOUT_BOUND("RFC 7493, 2.2", TokenFault.PAYLOAD_NOT_JSON, (d, _) -> d.claim("n", "1e999999999")),
    NUMBER_WITH_LONG_EXPONENT("RFC 7493, 2.2", TokenFault.PAYLOAD_NOT_JSON, (d, _) -> d.claim("exp", "1e99999999999")),
    NUMBER_NEXT_TO_NOTHING("RFC 7493, 2.2", TokenFault.PAYLOAD_NOT_JSON, (d, _) -> d.claim("n", "1e-2147483648")),
    NUMBER_WITH_LONG_EXPONENT_IN_HEADER(
            "RFC 7493, 2.2", TokenFault.HEADER_NOT_JSON, (d, _) -> d.header("n", "-1e-99999999999")),

    // The header.
    ALG_MISSING("RFC 7515, 4.1.1", TokenFault.ALGORITHM_UNKNOWN, (d, _) -> d.withoutHeader("alg")),
    ALG_NONE("RFC 8725, 3.2", TokenFault.ALGORITHM_UNKNOWN, (d, _) -> d.header("alg", quoted("none"))),
    ALG_NONE_IN_OTHER_CASE("RFC 8725, 2.1", TokenFault.ALGORITHM_UNKNOWN, (d, _) -> d.header("alg", quoted("nOnE"))),
    ALG_IN_OTHER_CASE(
            "RFC 7515, 4.1.1", TokenFault.ALGORITHM_UNKNOWN, (d, s) -> d.header("alg", quoted(swapped(s.way().alg)))),
    ALG_A_LIST(
            "RFC 7515, 4.1.1",
            TokenFault.ALGORITHM_UNKNOWN,
            (d, s) -> d.header("alg", "[" + quoted(s.way().alg) + "]")),
    ALG_OF_ENCRYPTION("RFC 7518, 4.1", TokenFault.ALGORITHM_UNKNOWN, (d, _) -> d.header("alg", quoted("RSA-OAEP"))),
    CRIT(
            "RFC 7515, 4.1.11",
            TokenFault.CRITICAL_EXTENSION,
            (d, _) -> d.header("crit", "[\"exp\"]").header("exp", "1")),
    CRIT_EMPTY("RFC 7515, 4.1.11", TokenFault.CRITICAL_EXTENSION, (d, _) -> d.header("crit", "[]")),
    B64("RFC 7797, 3", TokenFault.UNENCODED_PAYLOAD, (d, _) -> d.header("b64", "false")),
    KID_A_NUMBER("RFC 7515, 4.1.4", TokenFault.KEY_ID_MALFORMED, (d, _) -> d.header("kid", "1")),
    KID_EMPTY("RFC 7515, 4.1.4", TokenFault.KEY_ID_MALFORMED, (d, _) -> d.header("kid", quoted(""))),
    KID_LONG("RFC 8725, 3.10", TokenFault.KEY_ID_MALFORMED, (d, _) -> d.header("kid", quoted("k".repeat(257)))),
    KID_WITH_LINE_BREAK(
            "RFC 8725, 3.10", TokenFault.KEY_ID_MALFORMED, (d, _) -> d.header("kid", "\"k\\n2026 INFO all is well\"")),
    TYP_A_NUMBER("RFC 7515, 4.1.9", TokenFault.TYPE_MALFORMED, (d, _) -> d.header("typ", "1")),
    CTY_A_NUMBER("RFC 7515, 4.1.10", TokenFault.TYPE_MALFORMED, (d, _) -> d.header("cty", "{}")),
    CTY_JWT("RFC 7519, 5.2", TokenFault.NESTED, (d, _) -> d.header("cty", quoted("JWT"))),
    TYP_MISSING("RFC 8725, 3.11", TokenFault.TYPE_NOT_EXPECTED, (d, _) -> d.withoutHeader("typ")),
    TYP_OF_ID_TOKEN("RFC 9068, 4", TokenFault.TYPE_NOT_EXPECTED, (d, _) -> d.header("typ", quoted("JWT"))),
    TYP_WITH_OTHER_PREFIX(
            "RFC 7515, 4.1.9", TokenFault.TYPE_NOT_EXPECTED, (d, _) -> d.header("typ", quoted("text/at+jwt"))),

    // The claims.
    ISS_MISSING("RFC 8725, 3.8", TokenFault.ISSUER_NOT_EXPECTED, (d, _) -> d.without("iss")),
    ISS_OTHER(
            "RFC 8725, 3.8", TokenFault.ISSUER_NOT_EXPECTED, (d, _) -> d.claim("iss", quoted("https://evil.example"))),
    ISS_WITH_SLASH(
            "RFC 7519, 4.1.1", TokenFault.ISSUER_NOT_EXPECTED, (d, s) -> d.claim("iss", quoted(s.issuer() + "/"))),
    ISS_IN_OTHER_CASE(
            "RFC 7519, 4.1.1", TokenFault.ISSUER_NOT_EXPECTED, (d, s) -> d.claim("iss", quoted(swapped(s.issuer())))),
    ISS_A_LIST("RFC 7519, 4.1.1", TokenFault.CLAIM_MALFORMED, (d, s) -> d.claim("iss", "[" + quoted(s.issuer()) + "]")),
    AUD_MISSING("RFC 8725, 3.9", TokenFault.AUDIENCE_NOT_EXPECTED, (d, _) -> d.without("aud")),
    AUD_OTHER("RFC 8725, 3.9", TokenFault.AUDIENCE_NOT_EXPECTED, (d, _) -> d.claim("aud", "[\"payments\"]")),
    AUD_NOBODY("RFC 7519, 4.1.3", TokenFault.AUDIENCE_NOT_EXPECTED, (d, _) -> d.claim("aud", "[]")),
    AUD_BEGINS_ALIKE("RFC 7519, 4.1.3", TokenFault.AUDIENCE_NOT_EXPECTED, (d, _) -> d.claim("aud", quoted("orders2"))),
    AUD_IN_OTHER_CASE("RFC 7519, 4.1.3", TokenFault.AUDIENCE_NOT_EXPECTED, (d, _) -> d.claim("aud", quoted("ORDERS"))),
    AUD_MANY_IN_ONE_TEXT(
            "RFC 7519, 4.1.3", TokenFault.AUDIENCE_NOT_EXPECTED, (d, _) -> d.claim("aud", quoted("orders billing"))),
    AUD_A_NUMBER("RFC 7519, 4.1.3", TokenFault.CLAIM_MALFORMED, (d, _) -> d.claim("aud", "1")),
    AUD_WITH_A_NUMBER("RFC 7519, 4.1.3", TokenFault.CLAIM_MALFORMED, (d, _) -> d.claim("aud", "[\"orders\",1]")),
    EXP_MISSING("RFC 7519, 4.1.4", TokenFault.EXPIRY_MISSING, (d, _) -> d.without("exp")),
    EXP_PASSED(
            "RFC 7519, 4.1.4",
            TokenFault.EXPIRED,
            (d, s) -> d.claim("exp", s.in(-3_600)).claim("nbf", s.in(-7_200)).claim("iat", s.in(-7_200))),
    EXP_PASSED_JUST_BEYOND_SKEW(
            "RFC 7519, 4.1.4",
            TokenFault.EXPIRED,
            (d, s) -> d.claim("exp", s.in(-60)).claim("nbf", s.in(-70)).claim("iat", s.in(-70))),
    EXP_A_TEXT("RFC 7519, 2", TokenFault.CLAIM_MALFORMED, (d, s) -> d.claim("exp", quoted(s.in(300)))),
    EXP_NULL("RFC 7519, 2", TokenFault.CLAIM_MALFORMED, (d, _) -> d.claim("exp", "null")),
    EXP_TRUE("RFC 7519, 2", TokenFault.CLAIM_MALFORMED, (d, _) -> d.claim("exp", "true")),
    EXP_A_LIST("RFC 7519, 2", TokenFault.CLAIM_MALFORMED, (d, s) -> d.claim("exp", "[" + s.in(300) + "]")),
    EXP_NEGATIVE("RFC 7519, 2", TokenFault.CLAIM_MALFORMED, (d, _) -> d.claim("exp", "-1")),
    EXP_BEYOND_ALL_TIME("RFC 7519, 2", TokenFault.CLAIM_MALFORMED, (d, _) -> d.claim("exp", "1e300")),
    EXP_IN_MILLISECONDS("RFC 7519, 2", TokenFault.CLAIM_MALFORMED, (d, s) -> d.claim("exp", s.in(300) + "000")),
    NBF_TO_COME("RFC 7519, 4.1.5", TokenFault.NOT_YET_VALID, (d, s) -> d.claim("nbf", s.in(61))),
    NBF_A_TEXT("RFC 7519, 4.1.5", TokenFault.CLAIM_MALFORMED, (d, _) -> d.claim("nbf", quoted("now"))),
    IAT_TO_COME("RFC 7519, 4.1.6", TokenFault.ISSUED_IN_FUTURE, (d, s) -> d.claim("iat", s.in(61))),
    IAT_AN_OBJECT("RFC 7519, 4.1.6", TokenFault.CLAIM_MALFORMED, (d, _) -> d.claim("iat", "{}")),
    EXP_BEFORE_NBF(
            "RFC 7519, 4.1.5",
            TokenFault.TIMES_CONTRADICT,
            (d, s) -> d.claim("exp", s.in(10)).claim("nbf", s.in(20))),
    EXP_BEFORE_IAT(
            "RFC 7519, 4.1.6",
            TokenFault.TIMES_CONTRADICT,
            (d, s) -> d.claim("exp", s.in(10)).claim("iat", s.in(20))),
    SUB_A_NUMBER("RFC 7519, 4.1.2", TokenFault.CLAIM_MALFORMED, (d, _) -> d.claim("sub", "7")),
    SUB_MISSING("RFC 9068, 2.2", TokenFault.CLAIM_MISSING, (d, _) -> d.without("sub")),
    JTI_A_NUMBER("RFC 7519, 4.1.7", TokenFault.CLAIM_MALFORMED, (d, _) -> d.claim("jti", "7")),
    SID_A_LIST(
            "OpenID Connect Front-Channel Logout 1.0, 3", TokenFault.CLAIM_MALFORMED, (d, _) -> d.claim("sid", "[]")),
    AUTH_TIME_A_TEXT(
            "OpenID Connect Core 1.0, 2", TokenFault.CLAIM_MALFORMED, (d, _) -> d.claim("auth_time", quoted("today"))),
    INNER_CLAIM_MISSING("RFC 7519, 4", TokenFault.CLAIM_MISSING, (d, _) -> d.claim("realm_access", "{}")),
    INNER_CLAIM_NULL("RFC 7519, 4", TokenFault.CLAIM_MISSING, (d, _) -> d.claim("realm_access", "{\"roles\":null}")),
    CLAIM_ON_THE_WAY_A_TEXT(
            "RFC 7519, 4", TokenFault.CLAIM_MISSING, (d, _) -> d.claim("realm_access", quoted("roles"))),
    TENANT_OTHER("RFC 8725, 2.8", TokenFault.TENANT_NOT_NAMED, (d, _) -> d.claim("tid", quoted("globex"))),
    TENANT_MISSING("RFC 8725, 2.8", TokenFault.TENANT_NOT_NAMED, (d, _) -> d.without("tid")),
    TENANT_INSIDE_OBJECT("RFC 8725, 2.8", TokenFault.TENANT_NOT_NAMED, (d, _) -> d.claim("tid", "{\"acme\":\"acme\"}")),

    // The key.
    ALG_NOT_OF_ROUTE("RFC 8725, 3.1", TokenFault.ALGORITHM_NOT_EXPECTED, (d, _) -> d.header("alg", quoted("ES512"))),
    ALG_OF_OTHER_KIND_OF_KEY(
            "RFC 8725, 3.1",
            TokenFault.KEY_UNFIT,
            (d, s) -> d.header("alg", quoted(s.way() == SigningKey.Way.ES256 ? "RS256" : "ES256"))),
    PUBLIC_KEY_AS_SECRET(
            "RFC 8725, 2.1",
            TokenFault.KEY_UNFIT,
            (d, s) -> d.header("alg", quoted("HS256")).afterwards(t -> withMac(t, s))),
    KID_UNKNOWN("RFC 7515, 4.1.4", TokenFault.KEY_UNKNOWN, (d, _) -> d.header("kid", quoted("nobody"))),
    KID_A_PATH("RFC 8725, 3.10", TokenFault.KEY_UNKNOWN, (d, _) -> d.header("kid", quoted("../../../../dev/null"))),
    KID_SQL("RFC 8725, 3.10", TokenFault.KEY_UNKNOWN, (d, _) -> d.header("kid", quoted("x' UNION SELECT 'secret' --"))),
    KID_A_COMMAND("RFC 8725, 3.10", TokenFault.KEY_UNKNOWN, (d, _) -> d.header("kid", quoted("|curl evil.example"))),
    KID_IN_OTHER_CASE(
            "RFC 7515, 4.1.4",
            TokenFault.KEY_UNKNOWN,
            (d, s) -> d.header("kid", quoted(swapped(s.way().name())))),
    JWK_OF_STRANGER(
            "RFC 7515, 4.1.3",
            TokenFault.SIGNATURE_WRONG,
            (d, s) -> d.key(s.stranger()).header("jwk", "{" + s.stranger().jwk() + "}")),
    JKU_OF_STRANGER(
            "RFC 8725, 3.10",
            TokenFault.SIGNATURE_WRONG,
            (d, s) -> d.key(s.stranger()).header("jku", quoted("http://127.0.0.1:1/keys"))),
    X5U_OF_STRANGER(
            "RFC 8725, 3.10",
            TokenFault.SIGNATURE_WRONG,
            (d, s) -> d.key(s.stranger()).header("x5u", quoted("http://127.0.0.1:1/cert"))),
    X5C_OF_STRANGER(
            "RFC 7515, 4.1.6",
            TokenFault.SIGNATURE_WRONG,
            (d, s) -> d.key(s.stranger()).header("x5c", "[\"MIIB\"]")),
    NO_KID_AND_A_STRANGER(
            "RFC 7515, 5.2",
            TokenFault.SIGNATURE_WRONG,
            (d, s) -> d.key(s.stranger()).withoutHeader("kid")),

    // The signature.
    SIGNED_BY_STRANGER("RFC 7515, 5.2", TokenFault.SIGNATURE_WRONG, (d, s) -> d.key(s.stranger())),
    SIGNED_ANOTHER_WAY("RFC 7518, 3", TokenFault.SIGNATURE_WRONG, (d, _) -> d.otherWay = true),
    SIGNATURE_CHANGED(
            "RFC 7515, 5.2",
            TokenFault.SIGNATURE_WRONG,
            (d, _) -> d.part(2, s -> (s.charAt(0) == 'A' ? "B" : "A") + s.substring(1))),
    SIGNATURE_SHORT("RFC 7515, 5.2", TokenFault.SIGNATURE_WRONG, (d, _) -> d.part(2, s -> s.substring(4))),
    SIGNATURE_LONG("RFC 7515, 5.2", TokenFault.SIGNATURE_WRONG, (d, _) -> d.part(2, s -> "AAAA" + s)),
    SIGNATURE_OF_ZEROS("RFC 7518, 3.4", TokenFault.SIGNATURE_WRONG, (d, _) -> d.part(2, s -> "A".repeat(s.length()))),
    PAYLOAD_CHANGED(
            "RFC 7515, 5.2",
            TokenFault.SIGNATURE_WRONG,
            (d, _) -> d.afterwards(t -> withPart(t, 1, d.claim("sub", quoted("root"))))),
    HEADER_CHANGED(
            "RFC 7515, 5.2",
            TokenFault.SIGNATURE_WRONG,
            (d, _) -> d.afterwards(t -> withPart(t, 0, d.header("note", quoted("new")))));

    /// What there is besides the token.
    ///
    /// @param now      seconds
    /// @param key      the issuer's own
    /// @param stranger a key of the same kind that is nobody's here
    record Scene(long now, String issuer, SigningKey key, SigningKey stranger) {
        String in(long seconds) {
            return Long.toString(now + seconds);
        }

        SigningKey.Way way() {
            return key.way();
        }
    }

    interface Change {
        void make(Draft draft, Scene scene);
    }

    final String clause;
    final TokenFault expected;
    final Change change;

    Forgery(String clause, TokenFault expected, Change change) {
        this.clause = clause;
        this.expected = expected;
        this.change = change;
    }

    private static String swapped(String text) {
        String lower = text.toLowerCase(java.util.Locale.ROOT);
        return lower.equals(text) ? text.toUpperCase(java.util.Locale.ROOT) : lower;
    }

    private static String withStrayBits(String part) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        char last = part.charAt(part.length() - 1);
        return part.substring(0, part.length() - 1) + alphabet.charAt(alphabet.indexOf(last) | 1);
    }

    private static String withPart(String token, int index, Draft changed) {
        String[] parts = token.split("\\.", -1);
        parts[index] = changed.signingInput().split("\\.", -1)[index];
        return String.join(".", parts);
    }

    private static String withMac(String token, Scene scene) {
        String input = token.substring(0, token.lastIndexOf('.'));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(scene.key().pair().getPublic().getEncoded(), "HmacSHA256"));
            return input + "." + Base64Url.encode(mac.doFinal(ascii(input)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
