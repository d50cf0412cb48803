package dev.postern.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.postern.config.value.TenantId;
import dev.postern.gateway.exchange.Completion;
import dev.postern.gateway.http.HttpLimits;
import dev.postern.gateway.live.TestPolicies;
import dev.postern.gateway.revocation.Revoked;
import dev.postern.gateway.token.IssuerStandIn;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.HeaderParameterNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tokens, requirements and identities through a whole data plane.
class WhoIsCallingTest {
    private static final String ISSUER = "https://id.example";

    private GatewayUnderTest gateway;
    private IssuerStandIn issuer;

    @BeforeEach
    void start() throws Exception {
        gateway = new GatewayUnderTest(HttpLimits.DEFAULT);
        issuer = IssuerStandIn.open(gateway.vertx, "k1");
        GatewayUnderTest.await(gateway.live.swap(GatewayUnderTest.bundle(
                TokenTables.table(gateway.upstream.port(), Map.of(Tables.ACME, issuer.table("staff", ISSUER))))));
    }

    @AfterEach
    void stop() {
        issuer.close();
        gateway.close();
    }

    private RawClient.Reply ask(String path, String... headers) throws Exception {
        return RawClient.request(gateway.port(), "GET", path, "acme.localhost", headers);
    }

    private String bearer(String... claims) {
        return "Authorization: Bearer " + token(claims);
    }

    private String token(String... claims) {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < claims.length; i += 2) {
            all.put(claims[i], claims[i + 1]);
        }
        return issuer.token(ISSUER, all);
    }

    private MultiMap seen() {
        return gateway.upstream.seen.getLast().headers();
    }

    private Completion completion() {
        await().until(() -> !gateway.completions.isEmpty());
        return gateway.completions.getLast();
    }

    @Test
    void theHolderOfATokenIsLetInAndTheTokenStaysHere() throws Exception {
        assertThat(ask("/token", bearer()).status()).isEqualTo(200);
        assertThat(seen().contains("Authorization")).isFalse();
    }

    @ParameterizedTest(name = "{0} asks by {1}")
    @CsvSource(delimiter = '|', textBlock = """
            /token        | WWW-Authenticate: Bearer
            /key-or-token | WWW-Authenticate: ApiKey header="X-API-Key"~WWW-Authenticate: Bearer
            /token-or-key | WWW-Authenticate: Bearer~WWW-Authenticate: ApiKey header="X-API-Key"
            """)
    void aRequestWithoutACredentialLearnsWhichAreTaken(String path, String challenges) throws Exception {
        RawClient.Reply reply = ask(path);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body()).contains("credential_missing");
        assertThat(reply.head().lines().filter(line -> line.regionMatches(true, 0, "WWW-", 0, 4)))
                .containsExactly(challenges.split("~", -1));
    }

    @Test
    void aTokenThatDoesNotHoldIsRefusedAndTheLogAloneSaysWhy() throws Exception {
        RawClient.Reply reply = ask("/token", bearer("exp", "1"));
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).hasValue("Bearer error=\"invalid_token\"");
        assertThat(reply.toString()).contains("credential_invalid").doesNotContain("exp");
        assertThat(Objects.requireNonNull(completion().refusal()).reason()).isEqualTo("exp has passed");
    }

    @ParameterizedTest(name = "one of {0} characters: {1}")
    @CsvSource({"20000, 401", "100000, 431"})
    void aTokenThatIsTooLongIsRefused(int characters, int status) throws Exception {
        RawClient.Reply reply = ask("/token", "Authorization: Bearer " + "e".repeat(characters));
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body()).startsWith("{").doesNotContain("eeee");
    }

    @Test
    void aRevokedTokenIsRefusedAlsoWhereItWasVerifiedBeforeAndAtItsTenantAlone() throws Exception {
        String token = bearer("jti", "\"t-1\"");
        assertThat(ask("/token", token).status()).isEqualTo(200);
        gateway.revoked.add(Tables.GLOBEX, new Revoked.ById("staff", "t-1"));
        assertThat(ask("/token", token).status()).isEqualTo(200);
        gateway.revoked.add(Tables.ACME, new Revoked.ById("staff", "t-1"));
        RawClient.Reply reply = ask("/token", token);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).hasValue("Bearer error=\"invalid_token\"");
        await().until(() -> gateway.completions.size() == 3);
        assertThat(Objects.requireNonNull(completion().refusal()).reason()).isEqualTo("it was revoked");
        assertThat(ask("/token", bearer("jti", "\"t-2\"")).status()).isEqualTo(200);
    }

    @Test
    void twoAuthorizationHeadersAreAmbiguous() throws Exception {
        RawClient.Reply reply = ask("/token", bearer(), bearer());
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("WWW-Authenticate")).hasValue("Bearer error=\"invalid_request\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "Bearerx", "Digest a=b"})
    void anotherSchemeIsNoCredentialHere(String authorization) throws Exception {
        RawClient.Reply reply = ask("/token", "Authorization: " + authorization);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body()).contains("credential_missing");
    }

    @ParameterizedTest(name = "{0} with a {1} key and a {2} token: {3}")
    @CsvSource({
        "/key-or-token, good, bad, 200",
        "/key-or-token, bad, good, 401",
        "/token-or-key, good, bad, 401",
        "/token-or-key, bad, good, 200",
        "/key, good, bad, 200",
        "/token, bad, good, 200",
    })
    void ofAKeyAndATokenTheFirstThatTheConfigListsDecides(String path, String key, String token, int status)
            throws Exception {
        String own = gateway.key(Tables.ACME);
        String sentKey = "X-API-Key: " + (key.equals("good") ? own : own + "x");
        String sentToken = token.equals("good") ? bearer() : bearer("exp", "1");
        assertThat(ask(path, sentKey, sentToken).status()).isEqualTo(status);
    }

    @Test
    void theCredentialThatDecidedReachesTheUpstreamWhereTheRoutePassesItOn() throws Exception {
        String key = gateway.key(Tables.ACME);
        assertThat(ask("/passed", "X-API-Key: " + key).status()).isEqualTo(200);
        assertThat(seen().get("X-API-Key")).isEqualTo(key);
        String token = bearer();
        assertThat(ask("/passed", token).status()).isEqualTo(200);
        assertThat("Authorization: " + seen().get("Authorization")).isEqualTo(token);
    }

    @Test
    void aTokenThatNobodyProvedDoesNotReachAnUpstreamThatBelievesTokens() throws Exception {
        String key = gateway.key(Tables.ACME);
        assertThat(ask("/passed", "X-API-Key: " + key, bearer("exp", "1")).status())
                .isEqualTo(200);
        assertThat(seen().get("X-API-Key")).isEqualTo(key);
        assertThat(seen().contains("Authorization")).isFalse();
    }

    @Test
    void aKeyInTheQueryPassesOnIfItDecidedAndNotBesideOneInAHeader() throws Exception {
        String key = gateway.key(Tables.ACME);
        assertThat(ask("/passed-in-query?a=1&api_key=" + key).status()).isEqualTo(200);
        assertThat(gateway.upstream.seen.getLast().uri()).isEqualTo("/passed-in-query?a=1&api_key=" + key);
        assertThat(ask("/passed-in-query?a=1&api_key=other", "X-API-Key: " + key)
                        .status())
                .isEqualTo(200);
        assertThat(gateway.upstream.seen.getLast().uri()).isEqualTo("/passed-in-query?a=1");
        assertThat(seen().get("X-API-Key")).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open", "/key"})
    void whatStandsInAuthorizationIsTheUpstreamsWhereNoTokenIsRead(String path) throws Exception {
        ask(path, "X-API-Key: " + gateway.key(Tables.ACME), "Authorization: Basic YTpi");
        assertThat(seen().get("Authorization")).isEqualTo("Basic YTpi");
        assertThat(seen().contains("X-API-Key")).isFalse();
    }

    @Test
    void whoLacksARoleIsRefusedAndTheLogAloneSaysWhich() throws Exception {
        assertThat(ask("/roles", bearer("roles", "[\"admin\"]")).status()).isEqualTo(200);
        RawClient.Reply reply = ask("/roles", bearer("roles", "[\"guest\"]"));
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.toString()).contains("forbidden").doesNotContain("admin");
        assertThat(Objects.requireNonNull(completion().refusal()).reason()).isEqualTo("role admin");
    }

    @Test
    void aKeyHasTheScopesThatItWasGivenAndATokenThoseThatItSays() throws Exception {
        assertThat(ask("/scopes", bearer("scope", "\"a orders:read b\"")).status())
                .isEqualTo(200);
        assertThat(ask("/scopes", bearer("scope", "\"orders:reads\"")).status()).isEqualTo(403);
        assertThat(ask("/scopes", "X-API-Key: " + gateway.key(Tables.ACME)).status())
                .isEqualTo(403);
    }

    @Test
    void whoLoggedInTooLongAgoIsToldWhatToAskFor() throws Exception {
        String now = Long.toString(Instant.now().getEpochSecond());
        String[] fresh = {"roles", "[\"admin\"]", "acr", "\"gold\"", "auth_time", now};
        assertThat(ask("/login", bearer(fresh)).status()).isEqualTo(200);
        RawClient.Reply stale = ask("/login", bearer("roles", "[\"admin\"]", "acr", "\"gold\"", "auth_time", "1"));
        assertThat(stale.status()).isEqualTo(401);
        assertThat(stale.header("WWW-Authenticate"))
                .hasValue("Bearer error=\"insufficient_user_authentication\", acr_values=\"gold\", max_age=\"300\"");
        assertThat(ask("/login", bearer("auth_time", "1")).status())
                .as("who may not call anyway need not log in")
                .isEqualTo(403);
    }

    @Test
    void holdersOfTokensAreCountedApart() throws Exception {
        for (int i = 0; i < 2; i++) {
            assertThat(ask("/limited", bearer()).status()).isEqualTo(200);
        }
        assertThat(ask("/limited", bearer("jti", "\"other\"")).status()).isEqualTo(429);
        assertThat(ask("/limited", bearer("sub", "\"bob\"")).status()).isEqualTo(200);
    }

    @Test
    void theUpstreamIsToldWhoIsCallingAndNotByTheClient() throws Exception {
        String[] forged = {
            "X-User: root", "x_user: root", "X-ROLES: admin", "X-Department: x", "X_Identity_Token: y", "X.User: root"
        };
        String[] headers = new String[forged.length + 1];
        System.arraycopy(forged, 0, headers, 0, forged.length);
        headers[forged.length] = bearer("sub", "\"ada l\u00f6\"", "roles", "[\"b\", \"a c\"]", "department", "7");
        assertThat(ask("/identity", headers).status()).isEqualTo(200);
        assertThat(seen().getAll("X-User")).containsExactly("ada%20l%C3%B6");
        assertThat(seen().getAll("X-Source")).containsExactly("staff");
        assertThat(seen().getAll("X-Roles")).containsExactly("a%20c b");
        assertThat(seen().getAll("X-Department")).containsExactly("7");
        assertThat(seen().names()).noneMatch(name -> name.matches(".*[_.].*") || name.equalsIgnoreCase("X-Key-Id"));
    }

    @Test
    void nothingIsSaidOfNobodyAndTheClientCannotSayItEither() throws Exception {
        assertThat(ask("/open-identity", "X-User: root", "X_User: root").status())
                .isEqualTo(200);
        assertThat(seen().names()).noneMatch(name -> name.replace('_', '-').equalsIgnoreCase("x-user"));
        assertThat(seen().contains("X-Identity-Token")).isFalse();
    }

    @Test
    void theGatewaysTokenIsVerifiedWithTheKeysThatItPublishes() throws Exception {
        assertThat(ask("/identity", bearer("roles", "[\"admin\"]")).status()).isEqualTo(200);
        String token = seen().get(TokenTables.TOKEN_HEADER.value());
        RawClient.Reply keys = ask("/.well-known/postern/jwks.json");
        assertThat(keys.status()).isEqualTo(200);
        assertThat(keys.header("Content-Type")).hasValue("application/jwk-set+json");
        JsonWebSignature signature = new JsonWebSignature();
        signature.setCompactSerialization(token);
        signature.setKey(new JsonWebKeySet(keys.body())
                .findJsonWebKey(signature.getHeader(HeaderParameterNames.KEY_ID), "EC", "sig", "ES256")
                .getKey());
        assertThat(signature.verifySignature()).isTrue();
        JsonObject claims = new JsonObject(signature.getPayload());
        assertThat(claims.getString("iss")).isEqualTo("postern");
        assertThat(claims.getString("aud")).isEqualTo("orders");
        assertThat(claims.getString("tenant")).isEqualTo("acme");
        assertThat(claims.getString("sub")).isEqualTo("ada");
        assertThat(claims.getJsonArray("roles").encode()).isEqualTo("[\"admin\"]");
        assertThat(claims.getLong("exp") - claims.getLong("iat")).isEqualTo(60);
    }

    @Test
    void thePublishedKeysAreNobodysAndPublicAlone() throws Exception {
        RawClient.Reply reply = RawClient.request(gateway.port(), "GET", WellKnown.KEYS, "nobody.localhost");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .isEqualTo(TestPolicies.SIGNING_KEYS.published())
                .doesNotContain("\"d\"");
        assertThat(completion().tenant()).isNull();
        assertThat(RawClient.request(gateway.port(), "POST", WellKnown.KEYS, "nobody.localhost", "Content-Length: 0")
                        .status())
                .isEqualTo(405);
    }

    @Test
    void afterTheKeysWereSentToOneWhoHoldsBackABodyTheConnectionEnds() throws Exception {
        RawClient.Reply reply = RawClient.request(
                gateway.port(), "GET", WellKnown.KEYS, "nobody.localhost", "Content-Length: 5", "Expect: 100-continue");
        assertThat(reply.status()).isEqualTo(200);
        try (RawClient client = new RawClient(gateway.port())) {
            client.send("GET " + WellKnown.KEYS + " HTTP/1.1\r\nHost: nobody.localhost\r\nContent-Length: 5\r\n"
                    + "Expect: 100-continue\r\n\r\n");
            assertThat(client.readUntil("\r\n\r\n")).containsIgnoringCase("connection: close");
        }
    }

    @Test
    void anIssuerThatNeverAnsweredMakesItsRoutesUnavailableAndNoOther() throws Exception {
        issuer.goesAway();
        RawClient.Reply reply = ask("/token", bearer());
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isPresent();
        assertThat(ask("/key", "X-API-Key: " + gateway.key(Tables.ACME)).status())
                .isEqualTo(200);
    }

    @Test
    void tokensEndInNothingThatIsKept() throws Exception {
        String token = token("sub", "\"secret-subject\"");
        ask("/token", "Authorization: Bearer " + token);
        ask("/roles", "Authorization: Bearer " + token);
        String signature = token.substring(token.lastIndexOf('.') + 1);
        await().until(() -> gateway.completions.size() == 2);
        assertThat(gateway.completions.toString()).doesNotContain(signature).doesNotContain("secret-subject");
    }

    @Test
    void twoTenantsWhoseIssuersKidsAndSubjectsCollideTakeNoTokenOfEachOther() throws Exception {
        try (IssuerStandIn other = IssuerStandIn.open(gateway.vertx, "k1")) {
            TenantId globex = Tables.GLOBEX;
            GatewayUnderTest.await(gateway.live.swap(GatewayUnderTest.bundle(TokenTables.table(
                    gateway.upstream.port(),
                    Map.of(Tables.ACME, issuer.table("staff", ISSUER), globex, other.table("staff", ISSUER))))));
            String own = token();
            String others = other.token(ISSUER, Map.of());
            for (int again = 0; again < 2; again++) {
                assertThat(status("acme.localhost", own)).isEqualTo(200);
                assertThat(status("globex.localhost", own)).isEqualTo(401);
                assertThat(status("globex.localhost", others)).isEqualTo(200);
                assertThat(status("acme.localhost", others)).isEqualTo(401);
            }
        }
    }

    @Test
    void onASharedHostTheIssuerTellsTheTenantAndItsKeysProveIt() throws Exception {
        try (IssuerStandIn other = IssuerStandIn.open(gateway.vertx, "k1")) {
            String globexId = "https://id.globex.example";
            GatewayUnderTest.await(gateway.live.swap(GatewayUnderTest.bundle(TokenTables.table(
                    gateway.upstream.port(),
                    Map.of(
                            Tables.ACME,
                            issuer.table("staff", ISSUER),
                            Tables.GLOBEX,
                            other.table("staff", globexId))))));
            assertThat(status("shared.localhost", token())).isEqualTo(200);
            assertThat(completion().tenant()).isEqualTo(Tables.ACME);
            assertThat(status("shared.localhost", other.token(globexId, Map.of())))
                    .isEqualTo(200);
            await().until(() -> gateway.completions.size() == 2);
            assertThat(completion().tenant()).isEqualTo(Tables.GLOBEX);
            assertThat(status("shared.localhost", issuer.token(globexId, Map.of())))
                    .as("says globex, and is signed by the other")
                    .isEqualTo(401);
            RawClient.Reply untold = RawClient.request(gateway.port(), "GET", "/token", "shared.localhost");
            assertThat(untold.status()).isEqualTo(401);
            assertThat(untold.body()).contains("tenant_unknown");
        }
    }

    private int status(String host, String token) throws Exception {
        return RawClient.request(gateway.port(), "GET", "/token", host, "Authorization: Bearer " + token)
                .status();
    }
}
