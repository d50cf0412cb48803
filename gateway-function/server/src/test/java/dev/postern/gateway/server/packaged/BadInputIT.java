package dev.postern.gateway.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever comes to the management API, it answers with a problem that says what was expected.
@ExtendWith(OneSite.class)
class BadInputIT {
    private static final String NO_KEY = "0000000000000000";
    private static final String NO_USER = "8c5f3a52-0d1c-4b8e-9a50-6f0e4f6f2a11";

    private static void assertProblem(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = Http.json(answer);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("type").asText())
                .isEqualTo("https://postern.dev/problems/" + problem.get("code").asText());
        assertThat(problem.get("detail").asText()).isNotEmpty();
        assertThat(answer.body()).doesNotContain("Exception", "dev.postern.gateway", "jackson", "java.");
    }

    @ParameterizedTest(name = "{0} {1} {2} is {3}: {4} {5}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            POST   | /users | {}                                | 400 | email          | an e-mail address is expected
            POST   | /users | {"email":null}                    | 400 | email          | an e-mail address is expected
            POST   | /users | {"email":"nobody"}                | 400 | email          | an e-mail address is expected
            POST   | /users | {"email":7}                       | 400 | email          | a text is expected
            POST   | /users | {"email":true}                    | 400 | email          | a text is expected
            POST   | /users | {"email":["a@b.de"]}              | 400 | email          | a text is expected
            POST   | /users | {"email":"\\"a\\u0000b\\"@c.de"}  | 400 | email          | an e-mail address is expected
            POST   | /users | {"email":"a@b.de","x":1}          | 400 | x              | unknown field (expected: email)
            POST   | /users | null                              | 400 | body           | a JSON object is expected
            POST   | /users | ``                                | 400 | body           | a JSON object is expected
            POST   | /keys  | {}                                | 400 | tenant         | the id of a tenant is expected
            POST   | /keys  | {"userId":"7","tenant":"acme"}    | 400 | userId         | an id such as 8c5f3a52-0d1c-4b8e-9a50-6f0e4f6f2a11 is expected
            POST   | /keys  | {"userId":7,"tenant":"acme"}      | 400 | userId         | an id such as 8c5f3a52-0d1c-4b8e-9a50-6f0e4f6f2a11 is expected
            POST   | /keys  | {"userId":"8c5f3a52-0d1c-4b8e-9a50-6f0e4f6f2a11","tenant":"acme"}    | 422 | userId | no such user
            POST   | /keys  | {"userId":"8c5f3a52-0d1c-4b8e-9a50-6f0e4f6f2a11","tenant":"nobody"}  | 422 | tenant | no such tenant in the config in force
            POST   | /keys  | {"userId":"8c5f3a52-0d1c-4b8e-9a50-6f0e4f6f2a11","tenant":"../acme"} | 422 | tenant | no such tenant in the config in force
            POST   | /keys  | {"userId":"8c5f3a52-0d1c-4b8e-9a50-6f0e4f6f2a11","tenant":"acme","limitPerMinute":0}   | 400 | limitPerMinute | 1 to 1000000000000 is expected
            POST   | /keys  | {"userId":"8c5f3a52-0d1c-4b8e-9a50-6f0e4f6f2a11","tenant":"acme","limitPerDay":-1}     | 400 | limitPerDay    | 1 to 1000000000000 is expected
            POST   | /keys  | {"userId":"8c5f3a52-0d1c-4b8e-9a50-6f0e4f6f2a11","tenant":"acme","limitPerMinute":1.5} | 400 | limitPerMinute | 1 to 1000000000000 is expected
            POST   | /keys  | {"userId":"8c5f3a52-0d1c-4b8e-9a50-6f0e4f6f2a11","tenant":"acme","limitPerMinute":"5"} | 400 | limitPerMinute | 1 to 1000000000000 is expected
            POST   | /keys  | {"userId":"8c5f3a52-0d1c-4b8e-9a50-6f0e4f6f2a11","tenant":"acme","limitPerMinute":99999999999999999999} | 400 | limitPerMinute | 1 to 1000000000000 is expected
            POST   | /keys  | {"userId":"8c5f3a52-0d1c-4b8e-9a50-6f0e4f6f2a11","tenant":"acme","name":""} | 400 | name | 1 to 100 characters are expected, none of them a control character
            POST   | /keys  | {"userId":"8c5f3a52-0d1c-4b8e-9a50-6f0e4f6f2a11","tenant":"acme","name":"a\\nb"} | 400 | name | 1 to 100 characters are expected, none of them a control character
            POST   | /keys  | {"userId":"8c5f3a52-0d1c-4b8e-9a50-6f0e4f6f2a11","tenant":"acme","name":7} | 400 | name | a text is expected
            POST   | /keys  | {"userId":"8c5f3a52-0d1c-4b8e-9a50-6f0e4f6f2a11","tenant":"acme","expiresAt":"tomorrow"} | 400 | expiresAt | a time such as 2027-01-31T12:00:00Z is expected
            POST   | /keys  | {"userId":"8c5f3a52-0d1c-4b8e-9a50-6f0e4f6f2a11","tenant":"acme","expiresAt":1893456000} | 400 | expiresAt | a text is expected
            POST   | /keys  | {"userId":"8c5f3a52-0d1c-4b8e-9a50-6f0e4f6f2a11","tenant":"acme","expiresAt":"2999-01-01"} | 400 | expiresAt | a time such as 2027-01-31T12:00:00Z is expected
            POST   | /keys  | {"userId":"8c5f3a52-0d1c-4b8e-9a50-6f0e4f6f2a11","tenant":"acme","expiresAt":"2999-01-01T00:00:00"} | 400 | expiresAt | a time such as 2027-01-31T12:00:00Z is expected
            POST   | /keys  | {"userId":"8c5f3a52-0d1c-4b8e-9a50-6f0e4f6f2a11","tenant":"acme","expiresAt":"2999-02-30T00:00:00Z"} | 400 | expiresAt | a time such as 2027-01-31T12:00:00Z is expected
            POST   | /keys  | {"userId":"8c5f3a52-0d1c-4b8e-9a50-6f0e4f6f2a11","tenant":"acme","expiresAt":"+99999-01-01T00:00:00Z"} | 400 | expiresAt | a time such as 2027-01-31T12:00:00Z is expected
            POST   | /keys  | {"userId":"8c5f3a52-0d1c-4b8e-9a50-6f0e4f6f2a11","tenant":"acme","expiresAt":"2020-01-01T00:00:00Z"} | 422 | expiresAt | a time in the future is expected
            POST   | /keys  | {"userId":"8c5f3a52-0d1c-4b8e-9a50-6f0e4f6f2a11","tenant":"acme","scopes":"orders"} | 400 | scopes | at most 64 scopes, each of 1 to 128 printable ASCII characters without space, " and \\, are expected
            POST   | /keys  | {"userId":"8c5f3a52-0d1c-4b8e-9a50-6f0e4f6f2a11","tenant":"acme","scopes":["a b"]} | 400 | scopes | 1 to 128 printable ASCII characters without space, " and \\ are expected
            POST   | /keys  | {"userId":"8c5f3a52-0d1c-4b8e-9a50-6f0e4f6f2a11","tenant":"acme","scopes":[""]} | 400 | scopes | 1 to 128 printable ASCII characters without space, " and \\ are expected
            POST   | /keys  | {"userId":"8c5f3a52-0d1c-4b8e-9a50-6f0e4f6f2a11","tenant":"acme","scopes":[null]} | 400 | scopes | 1 to 128 printable ASCII characters without space, " and \\ are expected
            POST   | /keys  | {"userId":"8c5f3a52-0d1c-4b8e-9a50-6f0e4f6f2a11","tenant":"acme","scopes":[7]} | 400 | scopes | a text is expected
            POST   | /keys  | {"userId":"8c5f3a52-0d1c-4b8e-9a50-6f0e4f6f2a11","tenant":"acme","plan":"platinum"} | 422 | plan | no such plan in the config in force
            POST   | /keys  | {"userId":"8c5f3a52-0d1c-4b8e-9a50-6f0e4f6f2a11","tenant":"acme","plan":""} | 400 | plan | the name of a plan is expected
            POST   | /keys/0000000000000000/rotate | {"overlap":"721h"} | 400 | overlap | a duration such as 90m or 24h is expected, from 0s to 720h
            POST   | /keys/0000000000000000/rotate | {"overlap":"1d"} | 400 | overlap | a duration such as 90m or 24h is expected, from 0s to 720h
            POST   | /keys/0000000000000000/rotate | {"overlap":"-1s"} | 400 | overlap | a duration such as 90m or 24h is expected, from 0s to 720h
            POST   | /keys/0000000000000000/rotate | {"overlap":""} | 400 | overlap | a duration such as 90m or 24h is expected, from 0s to 720h
            POST   | /keys/0000000000000000/rotate | {"overlap":3600} | 400 | overlap | a text is expected
            POST   | /keys/0000000000000000/rotate | {"secret":"mine"} | 400 | secret | unknown field (expected: overlap)
            POST   | /revocations | {}                                   | 400 | issuer    | the name that the tenant's config gives an issuer is expected
            POST   | /revocations | {"tenant":"acme","issuer":"id"}      | 400 | body      | one of tokenId, sessionId, subject and issuedBefore is expected; issuedBefore may stand beside subject
            POST   | /revocations | {"tenant":"acme","issuer":"id","tokenId":"a","sessionId":"b"} | 400 | body | one of tokenId, sessionId, subject and issuedBefore is expected; issuedBefore may stand beside subject
            POST   | /revocations | {"tenant":"acme","issuer":"id","tokenId":"a","subject":"b"} | 400 | body | one of tokenId, sessionId, subject and issuedBefore is expected; issuedBefore may stand beside subject
            POST   | /revocations | {"tenant":"acme","issuer":"id","tokenId":"a","issuedBefore":"2026-01-01T00:00:00Z"} | 400 | body | one of tokenId, sessionId, subject and issuedBefore is expected; issuedBefore may stand beside subject
            POST   | /revocations | {"tenant":"nobody","issuer":"id","tokenId":"a"} | 422 | tenant | no such tenant in the config in force
            POST   | /revocations | {"tenant":"acme","issuer":"id","tokenId":"a"} | 422 | issuer | no such issuer of this tenant in the config in force
            POST   | /revocations | {"tenant":"acme","issuer":"https://id.acme.com","tokenId":"a"} | 400 | issuer | the name that the tenant's config gives an issuer is expected
            POST   | /revocations | {"tenant":"acme","issuer":"id","tokenId":""} | 400 | tokenId | 1 to 256 characters are expected, none of them a control character
            POST   | /revocations | {"tenant":"acme","issuer":"id","tokenId":"a\\u0000"} | 400 | tokenId | 1 to 256 characters are expected, none of them a control character
            POST   | /revocations | {"tenant":"acme","issuer":"id","subject":"\\ud800"} | 400 | subject | 1 to 256 characters are expected, none of them a control character
            POST   | /revocations | {"tenant":"acme","issuer":"id","sessionId":7} | 400 | sessionId | a text is expected
            POST   | /revocations | {"tenant":"acme","issuer":"id","jti":"a"} | 400 | jti | unknown field (expected: expiresAt, issuedBefore, issuer, reason, sessionId, subject, tenant, tokenId)
            POST   | /revocations | {"tenant":"acme","issuer":"id","issuedBefore":"now"} | 400 | issuedBefore | a time such as 2027-01-31T12:00:00Z is expected
            POST   | /revocations | {"tenant":"acme","issuer":"id","issuedBefore":"2999-01-01T00:00:00Z"} | 422 | issuedBefore | a time at most 5 minutes from now is expected
            POST   | /revocations | {"tenant":"acme","issuer":"id","issuedBefore":"2026-02-30T00:00:00Z"} | 400 | issuedBefore | a time such as 2027-01-31T12:00:00Z is expected
            POST   | /revocations | {"tenant":"acme","issuer":"id","tokenId":"a","expiresAt":"2020-01-01T00:00:00Z"} | 422 | expiresAt | a time in the future is expected
            POST   | /revocations | {"tenant":"acme","issuer":"id","tokenId":"a","reason":""} | 400 | reason | 1 to 200 characters are expected, none of them a control character
            GET    | /revocations?cursor=acme_0000000000000000 | `` | 400 | cursor | the cursor of a Link header is expected
            GET    | /revocations?tenant=ACME | `` | 400 | tenant | the id of a tenant is expected
            GET    | /revocations?userId=7    | `` | 400 | userId | unknown parameter (expected: tenant, cursor)
            GET    | /keys?userId=7           | `` | 400 | userId | the id of a user is expected
            GET    | /keys?userId=1-1-1-1-1   | `` | 400 | userId | the id of a user is expected
            GET    | /keys?tenant=ACME        | `` | 400 | tenant | the id of a tenant is expected
            GET    | /keys?tenant=%00         | `` | 400 | tenant | the id of a tenant is expected
            GET    | /keys?cursor=x           | `` | 400 | cursor | the cursor of a Link header is expected
            GET    | /keys?usrId=7            | `` | 400 | usrId  | unknown parameter (expected: userId, tenant, cursor)
            GET    | /keys?tenant=a&tenant=b  | `` | 400 | tenant | one value is expected
            PATCH  | /keys/0000000000000000   | {}                          | 400 | body           | name, active, expiresAt, scopes, plan, limitPerMinute or limitPerDay is expected
            PATCH  | /keys/0000000000000000   | {"active":"false"}          | 400 | active         | true or false is expected
            PATCH  | /keys/0000000000000000   | {"active":0}                | 400 | active         | true or false is expected
            PATCH  | /keys/0000000000000000   | {"limitPerMinute":0}        | 400 | limitPerMinute | 1 to 1000000000000 is expected, or null for the plan's
            PATCH  | /keys/0000000000000000   | {"limitPerDay":"5"}         | 400 | limitPerDay    | 1 to 1000000000000 is expected, or null for the plan's
            PATCH  | /keys/0000000000000000   | {"limitPerDay":{"a":1}}     | 400 | limitPerDay    | 1 to 1000000000000 is expected, or null for the plan's
            PATCH  | /keys/0000000000000000   | {"limitPerDay":1e3}         | 400 | limitPerDay    | 1 to 1000000000000 is expected, or null for the plan's
            PATCH  | /keys/0000000000000000   | {"tenant":"globex"}         | 400 | tenant         | unknown field (expected: active, expiresAt, limitPerDay, limitPerMinute, name, plan, scopes)
            PATCH  | /keys/0000000000000000   | {"name":7} | 400 | name | 1 to 100 characters are expected, none of them a control character, or null for none
            PATCH  | /keys/0000000000000000   | {"expiresAt":"2999-02-30T00:00:00Z"} | 400 | expiresAt | a time such as 2027-01-31T12:00:00Z is expected, or null for never
            PATCH  | /keys/0000000000000000   | {"expiresAt":"2020-01-01T00:00:00Z"} | 422 | expiresAt | a time in the future is expected
            PATCH  | /keys/0000000000000000   | {"scopes":["a","b c"]} | 400 | scopes | at most 64 scopes, each of 1 to 128 printable ASCII characters without space, " and \\, are expected, or null for none
            PATCH  | /keys/0000000000000000   | {"scopes":[["a"]],"x":1} | 400 | scopes | at most 64 scopes, each of 1 to 128 printable ASCII characters without space, " and \\, are expected, or null for none
            PATCH  | /keys/0000000000000000   | {"scopes":{"a":1}} | 400 | scopes | at most 64 scopes, each of 1 to 128 printable ASCII characters without space, " and \\, are expected, or null for none
            PATCH  | /keys/0000000000000000   | {"plan":"platinum"} | 422 | plan | no such plan in the config in force
            PATCH  | /keys/0000000000000000   | {"plan":["basic"]} | 400 | plan | the name of a plan is expected, or null for the tenant's
            """)
    void aWrongFieldIsNamed(
            String method, String path, String body, int status, String field, String expected, Site site)
            throws Exception {
        HttpResponse<String> answer = site.manage(method, path, body);
        assertProblem(answer, status);
        JsonNode problem = Http.json(answer);
        assertThat(problem.get("field").asText()).isEqualTo(field);
        assertThat(problem.get("errors").get(0).get("detail").asText()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} scopes are {1}")
    @CsvSource({"64, 200", "65, 400"})
    void aKeyHasAtMost64Scopes(int count, int status, Site site) throws Exception {
        String id =
                site.newKey("acme", "scopes" + count + "@keys.test").get("id").asText();
        String scopes = IntStream.range(0, count)
                .mapToObj(number -> "\"s" + number + "\"")
                .collect(Collectors.joining(","));
        assertThat(site.manage("PATCH", "/keys/" + id, "{\"scopes\":[" + scopes + "]}")
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void allWrongFieldsAreNamedAtOnce(Site site) throws Exception {
        JsonNode problem = Http.json(site.manage("POST", "/keys", "{\"limitPerMinute\":0,\"limitPerDay\":0}"));
        assertThat(problem.get("errors")).hasSize(4);
        assertThat(problem.get("detail").asText()).endsWith("(and 3 more)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"email\"",
                "{\"email\":\"a@b.de\"} x",
                "{\"email\":\"a@b.de\"}{}",
                "{\"email\":\"a@b.de\",\"email\":\"c@d.de\"}",
                "{email:\"a@b.de\"}",
                "// comment\n{\"email\":\"a@b.de\"}",
                "[]",
                "\"a@b.de\"",
                "42",
                "\u0000"
            })
    void whatIsNotOneJsonObjectIs400(String body, Site site) throws Exception {
        assertProblem(site.manage("POST", "/users", body), 400);
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "GET,    /keys/0000000000000000,  404",
        "PATCH,  /keys/0000000000000000,  404",
        "DELETE, /keys/0000000000000000,  404",
        "POST,   /keys/0000000000000000/rotate, 404",
        "POST,   /keys/%00/rotate,        404",
        "GET,    /keys/0000000000000000/rotate, 405",
        "GET,    /usage/0000000000000000, 404",
        "GET,    /revocations/8c5f3a52-0d1c-4b8e-9a50-6f0e4f6f2a11, 404",
        "DELETE, /revocations/8c5f3a52-0d1c-4b8e-9a50-6f0e4f6f2a11, 404",
        "GET,    /revocations/1-1-1-1-1,  404",
        "PUT,    /revocations,            405",
        "PATCH,  /revocations/8c5f3a52-0d1c-4b8e-9a50-6f0e4f6f2a11, 405",
        "GET,    /keys/not-an-id,         404",
        "GET,    /keys/%00,               404",
        "GET,    /usage/%00,              404",
        "GET,    /nothing,                404",
        "GET,    /,                       404",
        "GET,    /users,                  405",
        "PUT,    /keys,                   405",
        "POST,   /keys/0000000000000000,  405",
        "DELETE, /usage/0000000000000000, 405",
    })
    void whatIsNotThereIsSaid(String method, String path, int status, Site site) throws Exception {
        String body = method.equals("PATCH") ? "{\"active\":true}" : "";
        HttpResponse<String> answer = site.manage(method, path, body);
        assertProblem(answer, status);
        assertThat(answer.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
    }

    @Test
    void aBodyOfAnotherTypeIs415(Site site) throws Exception {
        Map<String, String> headers = new HashMap<>(Site.ADMIN);
        headers.put("Content-Type", "text/plain");
        assertProblem(site.admin.send("POST", "/users", "{\"email\":\"a@b.de\"}", headers), 415);
    }

    @Test
    void anAnswerOfAnotherTypeIs406(Site site) throws Exception {
        Map<String, String> headers = new HashMap<>(Site.ADMIN);
        headers.put("Accept", "text/html");
        assertProblem(site.admin.send("POST", "/users", "{\"email\":\"a@b.de\"}", headers), 406);
    }

    @Test
    void aHugeBodyIs413(Site site) throws Exception {
        String huge = "{\"email\":\"" + "a".repeat(100_000) + "@b.de\"}";
        // The connection goes on, and no answer is lost to a body that is still being sent.
        for (int i = 0; i < 20; i++) {
            assertProblem(site.manage("POST", "/users", huge), 413);
        }
    }

    @Test
    void aHugeBodyThatDoesNotSayItsLengthIs413(Site site) throws Exception {
        String huge = "{\"email\":\"" + "a".repeat(100_000) + "@b.de\"}";
        HttpRequest.Builder chunked = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + site.admin.port() + "/users"))
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(huge.getBytes(StandardCharsets.UTF_8))));
        Site.ADMIN.forEach(chunked::header);
        assertProblem(site.admin.client().send(chunked.build(), BodyHandlers.ofString()), 413);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "Authorization, Bearer wrong",
        "Authorization, Bearer ",
        "Authorization, Basic YWRtaW4ta2V5LW9mLXRoZS10ZXN0cw==",
        "Authorization, admin-key-of-the-tests", // without its scheme
        "Authorization, Bearer admin-key-of-the-test",
        "X-API-Key,     wrong",
        "X-Nothing,     x",
    })
    void withoutTheAdminKeyNothingIsSaidBut401(String header, String value, Site site) throws Exception {
        for (String path : new String[] {"/keys", "/users", "/revocations", "/usage/" + NO_KEY, "/nothing"}) {
            HttpResponse<String> answer = site.admin.send("GET", path, "", Map.of(header, value));
            assertProblem(answer, 401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"postern-admin\"");
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "Authorization, Bearer admin-key-of-the-tests",
        "Authorization, bearer admin-key-of-the-tests", // schemes have no case
        "X-API-Key,     admin-key-of-the-tests",
    })
    void eitherHeaderLetsIn(String header, String value, Site site) throws Exception {
        assertThat(site.admin
                        .get("/keys?userId=" + NO_USER, Map.of(header, value))
                        .body())
                .isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/ready", "/health/startup", "/metrics"})
    void probesNeedNoKey(String path, Site site) throws Exception {
        assertThat(site.admin.get(path, Map.of()).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.well-known/jwks.json#/../../keys",
                "/.well-known/jwks.json#/../../revocations",
                "/.well-known/jwks.json?#/../../keys/../../keys",
                "http://a/.well-known/jwks.json#/../../keys",
                "/.well-known/../keys",
                "/keys#/../.well-known/jwks.json",
                "/keys;/.well-known/jwks.json",
            })
    void noTargetThatReadsLikeThePublicKeysLetsAStrangerIn(String target, Site site) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), site.admin.port())) {
            socket.setSoTimeout(30_000);
            String request = "GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String reply = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(reply).matches(text -> text.contains("admin_key_missing") || text.contains("\"kty\""));
        }
    }
}
