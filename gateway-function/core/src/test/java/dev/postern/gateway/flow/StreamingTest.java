package dev.postern.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.postern.gateway.exchange.Completion;
import dev.postern.gateway.exchange.Ending;
import dev.postern.gateway.http.HttpLimits;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bodies that are long, slow or cut.
class StreamingTest {
    private GatewayUnderTest gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = new GatewayUnderTest(HttpLimits.DEFAULT);
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    @Test
    void aStreamsHeadAndFirstBytesComeAtOnce() throws Exception {
        try (RawClient client = new RawClient(gateway.port())) {
            client.send("GET /open/stream HTTP/1.1\r\nHost: acme.localhost\r\n\r\n");
            assertThat(client.readUntil("first")).contains("200 OK");
        }
    }

    @Test
    void aReplyThatTheUpstreamCutsIsCutForTheClientToo() throws Exception {
        try (RawClient client = new RawClient(gateway.port())) {
            client.send("GET /open/cut HTTP/1.1\r\nHost: acme.localhost\r\n\r\n");
            RawClient.Reply reply = client.readAll();
            assertThat(reply.header("Content-Length")).contains("100");
            assertThat(reply.body()).isEqualTo("only a part");
        }
        awaitCompletion(each -> each.ending() == Ending.CUT_SHORT);
    }

    @Test
    void aClientThatLeavesEndsTheUpstreamsWork() throws Exception {
        try (RawClient client = new RawClient(gateway.port())) {
            client.send("GET /open/endless HTTP/1.1\r\nHost: acme.localhost\r\n\r\n");
            client.readUntil("200 OK");
        }
        awaitCompletion(each -> each.ending() == Ending.CLIENT_GONE);
        assertThat(gateway.dataPlane.inFlight()).isZero();
    }

    @Test
    void aClientThatLeavesBeforeTheReplyIsCountedAs499() throws Exception {
        try (RawClient client = new RawClient(gateway.port())) {
            client.send("GET /open/hang HTTP/1.1\r\nHost: acme.localhost\r\n\r\n");
            await().until(() -> gateway.dataPlane.inFlight() == 1);
        }
        awaitCompletion(each -> each.status() == 499);
    }

    @ParameterizedTest(name = "a connection serves on after an upload that was answered early by {0}")
    @CsvSource({"/nothing, 404", "/open/close, 502", "/open/empty, 204", "/slow/hang, 504"})
    void aConnectionServesOnAfterAnUploadThatWasNotRead(String target, int status) throws Exception {
        try (RawClient client = new RawClient(gateway.port())) {
            String body = "x".repeat(1_000_000);
            client.send("POST " + target + " HTTP/1.1\r\nHost: acme.localhost\r\nContent-Length: 1000000\r\n\r\n" + body
                    + "GET /open/next HTTP/1.1\r\nHost: acme.localhost\r\nConnection: close\r\n\r\n");
            String all = client.readUntil("got 0");
            assertThat(all).startsWith("HTTP/1.1 " + status).contains("HTTP/1.1 200 OK");
        }
    }

    @Test
    void anHttp10ClientReadsAnOpenEndedReplyToTheConnectionsEnd() throws Exception {
        try (RawClient client = new RawClient(gateway.port())) {
            client.send("GET /open/chunked HTTP/1.0\r\nHost: acme.localhost\r\nConnection: keep-alive\r\n\r\n");
            assertThat(client.readAll().body()).isEqualTo("one,two");
        }
    }

    @Test
    void aSlowReaderHoldsTheUpstreamBack() throws Exception {
        try (RawClient client = new RawClient(gateway.port())) {
            client.send("GET /open/endless HTTP/1.1\r\nHost: acme.localhost\r\n\r\n");
            client.readUntil("200 OK");
            long before = used();
            // Nothing is read here; an upstream that is not held back fills memory by gigabytes a second.
            await().during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(3))
                    .until(() -> used() - before < 200_000_000);
        }
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory()
                - Runtime.getRuntime().freeMemory()
                + io.netty.util.internal.PlatformDependent.usedDirectMemory();
    }

    private void awaitCompletion(Predicate<Completion> wanted) {
        await().until(() -> gateway.completions.stream().anyMatch(wanted));
    }
}
