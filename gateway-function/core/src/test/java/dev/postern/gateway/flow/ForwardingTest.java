package dev.postern.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.gateway.http.HttpLimits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What reaches the upstream, and what of its reply reaches the client.
class ForwardingTest {
    private static GatewayUnderTest gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = new GatewayUnderTest(HttpLimits.DEFAULT);
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
    }

    @BeforeEach
    void forget() {
        gateway.upstream.seen.clear();
    }

    private static TestUpstream.Seen seen() {
        assertThat(gateway.upstream.seen).hasSize(1);
        return gateway.upstream.seen.getFirst();
    }

    @Test
    void hopByHopAndGatewayHeadersStayHere() throws Exception {
        RawClient.request(
                gateway.port(),
                "GET",
                "/open/a",
                "acme.localhost",
                "X-API-Key: psk_mine",
                "X-Forwarded-For: 6.6.6.6",
                "Forwarded: for=6.6.6.6",
                "Keep-Alive: timeout=5",
                "TE: gzip",
                "Upgrade: websocket",
                "Proxy-Authorization: Basic x",
                "X-Kept: yes");
        var headers = seen().headers();
        assertThat(headers.names())
                .doesNotContain("X-API-Key", "Forwarded", "Keep-Alive", "TE", "Upgrade", "Proxy-Authorization");
        assertThat(headers.getAll("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(headers.get("X-Forwarded-Host")).isEqualTo("acme.localhost");
        assertThat(headers.get("X-Forwarded-Proto")).isEqualTo("http");
        assertThat(headers.get("Host")).isEqualTo("127.0.0.1:" + gateway.upstream.port());
        assertThat(headers.get("X-Kept")).isEqualTo("yes");
        assertThat(headers.get("X-Request-Id")).isNotBlank();
    }

    @ParameterizedTest(name = "{0} goes upstream as {1}")
    @CsvSource({
        "/open/a?x=1&y=%20,      /open/a?x=1&y=%20",
        "/open/./b//c/../d?q,    /open/b/d?q",
        "/open/%7Euser/%2f,      /open/~user/%2F",
        "http://acme.localhost/open/z?u, /open/z?u", // absolute form
        "/open/a?api_key=mine&b, /open/a?b", // some other route of this tenant reads keys there
    })
    void thePathThatWasMatchedIsThePathThatIsSent(String target, String forwarded) throws Exception {
        RawClient.request(gateway.port(), "GET", target, "acme.localhost");
        assertThat(seen().uri()).isEqualTo(forwarded);
    }

    @Test
    void aKeyInTheQueryIsTakenOut() throws Exception {
        String key = gateway.key(Tables.ACME);
        RawClient.Reply reply =
                RawClient.request(gateway.port(), "GET", "/query?a=1&api_key=" + key + "&b=2", "acme.localhost");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(seen().uri()).isEqualTo("/query?a=1&b=2");
    }

    @Test
    void aParameterNamedLikeAKeyIsTheTenantsOwnWhereNoKeyIsReadThere() throws Exception {
        String header = "X-API-Key: " + gateway.key(Tables.GLOBEX);
        RawClient.request(gateway.port(), "GET", "/invoices/1?api_key=mine", "globex.localhost", header);
        assertThat(seen().uri()).isEqualTo("/invoices/1?api_key=mine");
    }

    @Test
    void theClientsOwnViaIsKept() throws Exception {
        RawClient.request(gateway.port(), "GET", "/open/a", "acme.localhost", "Via: 1.1 edge");
        assertThat(seen().headers().getAll("Via")).containsExactly("1.1 edge", "1.1 postern");
    }

    @Test
    void anHttp10ClientIsNotToldToContinue() throws Exception {
        try (RawClient client = new RawClient(gateway.port())) {
            client.send("POST /open/upload HTTP/1.0\r\nHost: acme.localhost\r\nExpect: 100-continue\r\n"
                    + "Content-Length: 2\r\n\r\nhi");
            assertThat(client.readAll().status()).isEqualTo(200);
        }
    }

    @Test
    void aReplysCookiesAreKeptApartAndItsHopByHopHeadersDropped() throws Exception {
        RawClient.Reply reply = RawClient.request(gateway.port(), "GET", "/open/cookies", "acme.localhost");
        assertThat(reply.head()
                        .lines()
                        .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("set-cookie")))
                .hasSize(2);
        assertThat(reply.header("X-Private")).isEmpty();
        assertThat(reply.header("Keep-Alive")).isEmpty();
        assertThat(reply.body()).isEqualTo("cookies");
    }

    @ParameterizedTest(name = "{0} {1} is answered {2} with the body ''{3}''")
    @CsvSource({
        "GET,  /open/empty,        204, ''",
        "GET,  /open/not-modified, 304, ''",
        "HEAD, /open/cookies,      200, ''",
        "GET,  /open/cookies,      200, cookies",
    })
    void repliesWithoutABodyHaveNone(String method, String target, int status, String body) throws Exception {
        RawClient.Reply reply = RawClient.request(gateway.port(), method, target, "acme.localhost");
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body()).isEqualTo(body);
    }

    @ParameterizedTest(name = "a body that comes {0} arrives whole")
    @CsvSource({
        "with its length, 'Content-Length: 11\r\n\r\nhello world'",
        "in chunks,       'Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n'",
    })
    void bodiesArriveWhole(String how, String rest) throws Exception {
        try (RawClient client = new RawClient(gateway.port())) {
            client.send("POST /open/upload HTTP/1.1\r\nHost: acme.localhost\r\nConnection: close\r\n" + rest);
            assertThat(client.readAll().body()).isEqualTo("got 11");
        }
        assertThat(seen().body().toString()).isEqualTo("hello world");
    }

    @Test
    void aClientThatWaitsForContinueIsToldToGoOn() throws Exception {
        try (RawClient client = new RawClient(gateway.port())) {
            client.send("POST /open/upload HTTP/1.1\r\nHost: acme.localhost\r\nConnection: close\r\n"
                    + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");
            assertThat(client.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 100");
            client.send("hi");
            assertThat(client.readAll().body()).isEqualTo("got 2");
        }
    }
}
