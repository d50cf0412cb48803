package dev.postern.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.postern.gateway.credential.ApiKey;
import dev.postern.gateway.exchange.Completion;
import dev.postern.gateway.exchange.Consumer;
import dev.postern.gateway.http.HttpLimits;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the gateway answers by itself, seen by a client.
class RefusalTest {
    private static GatewayUnderTest gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = new GatewayUnderTest(HttpLimits.DEFAULT);
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
    }

    @ParameterizedTest(name = "{0} {2}{1} is answered {3} {4}")
    @CsvSource({
        "GET,   /orders/1,   nobody.localhost,    421, unknown_host",
        "GET,   /orders/1,   ACME.localhost:8080, 401, credential_missing", // a host has no case, a port is no part of
        // it
        "GET,   /nothing,    acme.localhost,      404, no_route",
        "GET,   /orders/1/,  acme.localhost,      404, no_route", // a trailing slash is another path
        "GET,   /orders/,    acme.localhost,      404, no_route", // a parameter is never empty
        "PATCH, /orders/1,   acme.localhost,      405, method_not_allowed",
        "GET,   /orders/1,   acme.localhost,      401, credential_missing",
        "HEAD,  /open/close, acme.localhost,      502, ",
        "GET,   /dead/1,     acme.localhost,      502, upstream_unreachable",
        "GET,   /open/close, acme.localhost,      502, upstream_broken",
        "GET,   /slow/hang,  acme.localhost,      504, upstream_timeout",
        "GET,   /..%2e/x,    acme.localhost,      404, no_route", // three dots are a name
        "GET,   /../x,       acme.localhost,      400, path_malformed", // climbs above the root
        "GET,   /invoices/1, shared.localhost,    401, tenant_unknown",
    })
    void answers(String method, String target, String host, int status, String code) throws Exception {
        RawClient.Reply reply = RawClient.request(gateway.port(), method, target, host);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).contains("application/problem+json");
        assertThat(reply.header("X-Request-Id")).isPresent();
        if (code == null) {
            assertThat(reply.body()).as("HEAD has no body").isEmpty();
        } else {
            JsonObject problem = new JsonObject(reply.body());
            assertThat(problem.getString("code")).isEqualTo(code);
            assertThat(problem.getInteger("status")).isEqualTo(status);
            assertThat(problem.getString("requestId"))
                    .isEqualTo(reply.header("X-Request-Id").orElseThrow());
        }
    }

    @Test
    void aWrongMethodLearnsTheRightOnes() throws Exception {
        RawClient.Reply reply = RawClient.request(gateway.port(), "PATCH", "/orders/1", "acme.localhost");
        assertThat(reply.header("Allow")).contains("DELETE, GET, HEAD");
    }

    @Test
    void aMissingKeyIsChallenged() throws Exception {
        RawClient.Reply reply = RawClient.request(gateway.port(), "GET", "/orders/1", "acme.localhost");
        assertThat(reply.header("WWW-Authenticate")).contains("ApiKey header=\"X-API-Key\"");
    }

    @ParameterizedTest(name = "a key that is {0} is answered {1} {2}")
    @CsvSource({
        "valid,             200, ",
        "disabled,          403, key_disabled",
        "unknown,           401, credential_invalid",
        "another tenant's,  401, credential_invalid",
        "wrong in a letter, 401, credential_invalid",
        "nonsense,          401, credential_invalid",
        "given twice,       401, credential_invalid",
    })
    void judgesKeys(String which, int status, String code) throws Exception {
        String valid = gateway.key(Tables.ACME);
        String header = "X-API-Key: "
                + switch (which) {
                    case "valid" -> valid;
                    case "disabled" -> gateway.key(Tables.ACME, false, OptionalLong.empty());
                    case "unknown" -> forgotten();
                    case "another tenant's" -> gateway.key(Tables.GLOBEX);
                    case "wrong in a letter" -> otherSecret(valid);
                    case "given twice" -> valid + "\r\nX-API-Key: " + valid;
                    default -> which;
                };
        RawClient.Reply reply = RawClient.request(gateway.port(), "GET", "/orders/1", "acme.localhost", header);
        assertThat(reply.status()).isEqualTo(status);
        if (code != null) {
            assertThat(new JsonObject(reply.body()).getString("code")).isEqualTo(code);
        }
    }

    private static String forgotten() {
        String key = gateway.key(Tables.ACME);
        gateway.keys.clear();
        return key;
    }

    /// A key of the same id that somebody made up, checksum and all.
    private static String otherSecret(String key) {
        ApiKey mine = ApiKey.parse(key).orElseThrow();
        ApiKey other = ApiKey.parse(gateway.key(Tables.ACME)).orElseThrow();
        return new ApiKey(mine.environment(), mine.tenantTag(), mine.id(), other.secret()).text();
    }

    @Test
    void aLoweredKeyIsRefusedAfterItsShare() throws Exception {
        String header = "X-API-Key: " + gateway.key(Tables.ACME, true, OptionalLong.of(5));
        for (int i = 0; i < 5; i++) {
            RawClient.Reply reply = RawClient.request(gateway.port(), "GET", "/orders/1", "acme.localhost", header);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("X-RateLimit-Remaining")).contains(Integer.toString(4 - i));
        }
        RawClient.Reply sixth = RawClient.request(gateway.port(), "GET", "/orders/1", "acme.localhost", header);
        assertThat(sixth.status()).isEqualTo(429);
        assertThat(Long.parseLong(sixth.header("Retry-After").orElseThrow())).isBetween(1L, 60L);
        assertThat(sixth.header("X-RateLimit-Limit")).contains("5");
    }

    @Test
    void aRefusedRequestIsCountedForWhoeverWasIdentified() throws Exception {
        String key = gateway.key(Tables.ACME, false, OptionalLong.empty());
        String correlationId = "counted-" + key.hashCode();
        RawClient.request(
                gateway.port(),
                "GET",
                "/orders/1",
                "acme.localhost",
                "X-API-Key: " + key,
                "X-Request-Id: " + correlationId);
        Completion completion = gateway.completions.stream()
                .filter(each -> each.correlationId().equals(correlationId))
                .findFirst()
                .orElseThrow();
        assertThat(completion.status()).isEqualTo(403);
        assertThat(completion.consumer())
                .isInstanceOfSatisfying(
                        Consumer.KeyHolder.class, holder -> assertThat(key).contains(holder.keyId()));
    }

    @Test
    void keysThatCannotBeLookedUpAreNotCalledWrong() throws Exception {
        try (GatewayUnderTest lonely = new GatewayUnderTest(HttpLimits.DEFAULT)) {
            String header = "X-API-Key: " + lonely.key(Tables.ACME);
            lonely.takeStoreAway();
            RawClient.Reply reply = RawClient.request(lonely.port(), "GET", "/orders/1", "acme.localhost", header);
            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.header("Retry-After")).isPresent();
        }
    }

    @Test
    void aSharedHostIsServedByTheTenantThatTheKeyNames() throws Exception {
        String header = "X-API-Key: " + gateway.key(Tables.GLOBEX);
        assertThat(RawClient.request(gateway.port(), "GET", "/invoices/1", "shared.localhost", header)
                        .status())
                .isEqualTo(200);
        assertThat(RawClient.request(gateway.port(), "GET", "/orders/1", "shared.localhost", header)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void onASharedHostTheQueryTellsOnlyATenantThatReadsKeysThere() throws Exception {
        String acme = "/query?api_key=" + gateway.key(Tables.ACME);
        String globex = "/invoices/1?api_key=" + gateway.key(Tables.GLOBEX);
        assertThat(RawClient.request(gateway.port(), "GET", acme, "shared.localhost")
                        .status())
                .isEqualTo(200);
        assertThat(RawClient.request(gateway.port(), "GET", globex, "shared.localhost")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aMalformedRequestHasACorrelationIdToo() throws Exception {
        RawClient.Reply reply = RawClient.request(gateway.port(), "GET", "/open/a", "acme.localhost", "Bad Header: x");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("X-Request-Id").orElseThrow()).isNotBlank();
    }

    @ParameterizedTest(name = "a fault in a body that is being sent on, {0}, is answered {1}")
    @CsvSource({
        "'ZZ\r\n', 400, chunk_size",
        "'5\r\nhelloX', 400, chunk_end",
        "'FFFFFFF\r\n', 413, body_too_large",
    })
    void aFaultInABodyIsTheClients(String rest, int status, String code) throws Exception {
        try (RawClient client = new RawClient(gateway.port())) {
            client.send(
                    "POST /open/upload HTTP/1.1\r\nHost: acme.localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
            await().until(() -> gateway.dataPlane.inFlight() == 1);
            RawClient.Reply reply = client.send(rest).readAll();
            assertThat(reply.status()).isEqualTo(status);
            assertThat(new JsonObject(reply.body()).getString("code")).isEqualTo(code);
        }
    }

    @Test
    void aClientThatDoesNotSendItsBodyIsToldSoAndNotThatTheUpstreamIsSlow() throws Exception {
        try (RawClient client = new RawClient(gateway.port())) {
            client.send("POST /slow/upload HTTP/1.1\r\nHost: acme.localhost\r\nContent-Length: 10\r\n\r\nhalf");
            assertThat(client.readAll().status()).isEqualTo(408);
        }
    }

    @ParameterizedTest(name = "an upstream that answers {0} is answered 502, and its connection is not used again")
    @ValueSource(strings = {"102 Processing", "101 Switching Protocols", "199 X", "000 X"})
    void onlyAFinalReplyIsAReply(String status) throws Exception {
        try (GatewayUnderTest own = new GatewayUnderTest(HttpLimits.DEFAULT);
                ServerSocket upstream = new ServerSocket(own.deadPort, 5, InetAddress.getLoopbackAddress());
                RawClient client = new RawClient(own.port())) {
            client.send("GET /dead/x HTTP/1.1\r\nHost: acme.localhost\r\nConnection: close\r\n\r\n");
            try (Socket connection = upstream.accept()) {
                connection.getInputStream().read(new byte[4_096]);
                connection
                        .getOutputStream()
                        .write(("HTTP/1.1 " + status + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                assertThat(client.readAll().status()).isEqualTo(502);
                connection.setSoTimeout(5_000);
                assertThat(connection.getInputStream().read())
                        .as("closed by the gateway")
                        .isEqualTo(-1);
            }
        }
    }

    @Test
    void aMalformedRequestIsAnsweredInItsTurnAndEndsTheConnection() throws Exception {
        try (RawClient client = new RawClient(gateway.port())) {
            client.send("GET /open/a HTTP/1.1\r\nHost: acme.localhost\r\n\r\n"
                    + "POST /open/b HTTP/1.1\r\nHost: acme.localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "GET /open/c HTTP/1.1\r\nHost: acme.localhost\r\n\r\n");
            String all = client.readAll().toString();
            assertThat(all).contains("got 0").contains("length_with_coding");
            assertThat(all.indexOf("got 0")).isLessThan(all.indexOf("length_with_coding"));
            assertThat(gateway.upstream.seen)
                    .noneMatch(
                            seen -> seen.uri().equals("/open/c") || seen.uri().equals("/open/b"));
        }
    }
}
