package dev.postern.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientConnectionTest {
    private static final String GOOD = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String CHUNKED = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";

    private final ClientConnection client = new ClientConnection(HttpLimits.DEFAULT);
    private final EmbeddedChannel channel = new EmbeddedChannel(client.filter());
    private final List<HttpFault> told = new ArrayList<>();

    @AfterEach
    void release() {
        channel.finishAndReleaseAll();
    }

    @Test
    void requestsAreNumberedFromZero() {
        assertThat(List.of(client.nextRequest(), client.nextRequest())).containsExactly(0L, 1L);
    }

    @Test
    void onlyTheRequestWithTheFaultHasIt() {
        receive(GOOD + GOOD + "\n");
        assertThat(client.faultOf(1)).isEmpty();
        assertThat(client.faultOf(2)).contains(HttpFault.BARE_LF);
        assertThat(client.faultOf(3)).isEmpty();
    }

    @Test
    void aListenerIsToldOnceOfAFaultThatComesLater() {
        receive(CHUNKED);
        client.onFault(0, told::add);
        assertThat(told).isEmpty();
        receive("x");
        receive("y");
        assertThat(told).containsExactly(HttpFault.CHUNK_SIZE);
    }

    @Test
    void aListenerIsToldAtOnceOfAFaultThatIsThere() {
        receive(CHUNKED + "x");
        client.onFault(0, told::add);
        assertThat(told).containsExactly(HttpFault.CHUNK_SIZE);
    }

    @Test
    void aListenerOfAnotherRequestIsNotTold() {
        receive(GOOD);
        client.onFault(0, told::add);
        receive(CHUNKED + "x");
        assertThat(told).isEmpty();
        client.onFault(1, told::add);
        assertThat(told).containsExactly(HttpFault.CHUNK_SIZE);
    }

    @ParameterizedTest(name = "[{index}]")
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nConnection: TE, Close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nConnection: keep-alive\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.0\r\n\r\n",
                "GET / HTTP/1.0\r\nConnection: keep-alive, TE\r\n\r\n", // the server does not see it in a list
                "POST / HTTP/1.0\r\nContent-Length: 1\r\n\r\na",
                "GET / HTTP/1.1\r\n\r\n", // a fault
            })
    void nothingPassesAfterTheLastRequest(String last) {
        assertThat(receive(GOOD + last)).startsWith(GOOD);
        assertThat(client.isLastRequest(0)).isFalse();
        assertThat(client.isLastRequest(1)).isTrue();
        assertThat(receive(GOOD)).isEmpty();
    }

    @ParameterizedTest(name = "[{index}]")
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: a\r\nConnection: closed\r\n\r\n",
                "GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\n\r\n",
            })
    void otherRequestsAreNotTheLast(String request) {
        assertThat(receive(request + request)).isEqualTo(request + request);
        assertThat(client.isLastRequest(1)).isFalse();
    }

    @Test
    void bytesOfAnotherProtocolPassUnread() {
        receive(GOOD);
        assertThat(client.leaveHttp()).isTrue();
        assertThat(receive("\0\n\u0081")).isEqualTo("\0\n\u0081");
    }

    @ParameterizedTest(name = "[{index}]")
    @ValueSource(strings = {"G", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\na", CHUNKED, "\n"})
    void anotherProtocolWaitsForTheEndOfARequest(String begun) {
        receive(GOOD + begun);
        assertThat(client.leaveHttp()).isFalse();
    }

    /// @return what the filter passed on
    private String receive(String bytes) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.ISO_8859_1));
        StringBuilder passed = new StringBuilder();
        for (ByteBuf out = channel.readInbound(); out != null; out = channel.readInbound()) {
            passed.append(out.toString(StandardCharsets.ISO_8859_1));
            out.release();
        }
        return passed.toString();
    }
}
