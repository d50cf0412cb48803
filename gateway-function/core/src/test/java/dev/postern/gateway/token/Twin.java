package dev.postern.gateway.token;

import static dev.postern.gateway.token.Draft.quoted;

import dev.postern.gateway.token.Forgery.Change;

/// A token that looks unusual and is right: what the forgeries next to it do not forbid.
@SuppressWarnings("ImmutableEnumChecker") // the changes are lambdas without state
enum Twin {
    PLAIN("RFC 7519, 7.2", (_, _) -> {}),
    JUST_SHORT_ENOUGH("RFC 8725, 2.4", (d, _) -> d.claim("filler", quoted("x".repeat(11_000)))),
    SPACES_IN_JSON("RFC 8259, 2", (d, _) -> d.payloadText(p -> " " + p.replace(",\"", " ,\n\t\"") + "\r\n")),
    ESCAPED_NAME("RFC 8259, 8.3", (d, _) -> d.payloadText(p -> p.replace("\"sub\"", "\"s\\u0075b\""))),
    NESTED_AS_DEEP_AS_MAY_BE("RFC 8259, 9", (d, _) -> d.claim("a", "[".repeat(15) + "]".repeat(15))),
    SAME_NAME_IN_OTHER_OBJECT("RFC 7493, 2.3", (d, _) -> d.claim("a", "[{\"b\":1},{\"b\":2,\"sub\":3}]")),
    ALL_OF_UNICODE("RFC 8725, 3.7", (d, _) -> d.claim("name", "\"Zo\u00eb \\ud83d\\ude00 \uD83D\uDE00\"")),
    UNKNOWN_HEADER("RFC 7515, 4.2", (d, _) -> d.header("note", "{\"b64\":false,\"crit\":[]}")),
    UNKNOWN_CONTENT_TYPE("RFC 7515, 4.1.10", (d, _) -> d.header("cty", quoted("json"))),
    JKU_IGNORED("RFC 7515, 4.1.2", (d, _) -> d.header("jku", quoted("http://127.0.0.1:1/"))),
    JWK_IGNORED("RFC 7515, 4.1.3", (d, s) -> d.header("jwk", "{" + s.stranger().jwk() + "}")),
    TYP_IN_OTHER_CASE("RFC 7515, 4.1.9", (d, _) -> d.header("typ", quoted("AT+JWT"))),
    TYP_WITH_PREFIX("RFC 7515, 4.1.9", (d, _) -> d.header("typ", quoted("Application/at+jwt"))),
    NO_KID("RFC 7515, 4.1.4", (d, _) -> d.withoutHeader("kid")),
    KID_OF_TWO_KEYS("RFC 7517, 4.5", (d, _) -> d.header("kid", quoted("twice"))),
    KID_LIKE_A_PATH("RFC 8725, 3.10", (d, s) -> d.header("kid", quoted("../" + s.way() + "'--"))),
    AUD_A_TEXT("RFC 7519, 4.1.3", (d, _) -> d.claim("aud", quoted("orders"))),
    AUD_THE_OTHER_ONE("RFC 7519, 4.1.3", (d, _) -> d.claim("aud", "[\"payments\",\"billing\"]")),
    EXP_WITHIN_SKEW(
            "RFC 7519, 4.1.4",
            (d, s) -> d.claim("exp", s.in(-59)).claim("nbf", s.in(-99)).claim("iat", s.in(-99))),
    EXP_WITH_FRACTION("RFC 7519, 2", (d, s) -> d.claim("exp", s.in(300) + ".75")),
    EXP_WITH_EXPONENT("RFC 7519, 2", (d, _) -> d.claim("exp", "9.9E9")),
    NBF_WITHIN_SKEW("RFC 7519, 4.1.5", (d, s) -> d.claim("nbf", s.in(60))),
    NBF_MISSING("RFC 7519, 4.1.5", (d, _) -> d.without("nbf")),
    IAT_WITHIN_SKEW("RFC 7519, 4.1.6", (d, s) -> d.claim("iat", s.in(60))),
    IAT_MISSING("RFC 7519, 4.1.6", (d, _) -> d.without("iat")),
    ISSUED_LONG_AGO("RFC 7519, 4.1.6", (d, _) -> d.claim("iat", "0").claim("nbf", "0")),
    CLAIM_BY_ITS_WHOLE_NAME(
            "RFC 7519, 4", (d, _) -> d.claim("realm_access.roles", "[]").without("realm_access")),
    TENANT_IN_LIST("RFC 8725, 2.8", (d, _) -> d.claim("tid", "[\"globex\",\"acme\"]")),
    AMR_A_TEXT("RFC 8176, 1", (d, _) -> d.claim("amr", quoted("pwd"))),
    GROUPS_NO_LIST("RFC 7519, 4.3", (d, _) -> d.claim("groups", "{\"a\":1}").claim("roleMappings", "7")),
    CLAIMS_THAT_ARE_NULL("RFC 7519, 4.3", (d, _) -> d.claim("upn", "null").claim("groups", "null"));

    final String clause;
    final Change change;

    Twin(String clause, Change change) {
        this.clause = clause;
        this.change = change;
    }
}
