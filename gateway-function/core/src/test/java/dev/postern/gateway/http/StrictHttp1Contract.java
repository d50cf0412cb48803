package dev.postern.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a listener does with malformed requests, over real sockets. Subclasses say which listener: one that
/// answers a good request for the host `a` with 2xx, and a malformed one with its fault's status and, in
/// the body, its code.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StrictHttp1Contract {
    private static final String GOOD = "GET /good HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String AFTER = "GET /after HTTP/1.1\r\nHost: a\r\n\r\n";

    /// How bytes leave the client.
    private interface Sending {
        void send(RawClient client, String bytes) throws IOException;
    }

    /// Small ones, so that what is too large is small too.
    static final HttpLimits LIMITS = new HttpLimits(128, 512, 10, 32);

    abstract InetSocketAddress address();

    /// The targets of all requests that were taken for good so far.
    abstract List<String> reached();

    Stream<MalformedRequest> malformed() {
        return MalformedRequest.all(LIMITS).stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void malformedIsRefusedAndTheConnectionClosed(MalformedRequest request) throws IOException {
        assertRefused(request, RawClient::send);
        assertRefused(request, RawClient::sendSlowly);
        assertThat(reached()).doesNotContain("/after");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void itsTwinPassesWhole(MalformedRequest request) throws IOException {
        for (Sending sending : List.<Sending>of(RawClient::send, RawClient::sendSlowly)) {
            try (RawClient client = new RawClient(address())) {
                sending.send(client, request.twin());
                assertThat(client.read().orElseThrow().status()).isBetween(200, 299);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void goodOnesBeforeItAreAnsweredFirst(MalformedRequest request) throws IOException {
        try (RawClient client = new RawClient(address())) {
            client.send(GOOD + request.twin().replace("HTTP/1.0", "HTTP/1.1") + request.bytes() + AFTER);
            List<RawClient.Reply> replies = readAll(client);
            assertThat(replies).hasSize(3);
            assertThat(replies.subList(0, 2)).allMatch(reply -> reply.status() == 200);
            assertThat(replies.getLast().body()).contains(request.fault().code());
        }
    }

    private void assertRefused(MalformedRequest request, Sending sending) throws IOException {
        try (RawClient client = new RawClient(address())) {
            sending.send(client, request.bytes() + AFTER);
            List<RawClient.Reply> replies = readAll(client);
            assertThat(replies).hasSize(1);
            assertThat(replies.getFirst().body()).contains(request.fault().code());
            assertThat(replies.getFirst().status()).isEqualTo(request.fault().status());
            assertThat(replies.getFirst().closes()).isTrue();
        }
    }

    private static List<RawClient.Reply> readAll(RawClient client) throws IOException {
        List<RawClient.Reply> replies = new ArrayList<>();
        for (Optional<RawClient.Reply> reply = client.read(); reply.isPresent(); reply = client.read()) {
            replies.add(reply.get());
        }
        return replies;
    }
}
