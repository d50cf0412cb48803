package dev.postern.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Valid requests with a few bytes changed, before the decoder that stands behind the filter in the server.
class MutatedBytesTest {
    private static final int ROUNDS = 30_000;
    private static final HttpLimits LIMITS = new HttpLimits(256, 1024, 20, 64);

    private static final List<String> SEEDS = List.of(
            "GET /orders/42?a=b&c=%20 HTTP/1.1\r\nHost: a\r\nUser-Agent: curl/8.5.0\r\nAccept: */*\r\n\r\n",
            "POST /orders HTTP/1.1\r\nHost: a:80\r\nContent-Length: 12\r\nConnection: keep-alive\r\n\r\nhello, world",
            "PUT http://a/b HTTP/1.1\r\nTransfer-Encoding: chunked\r\nHost: a\r\n\r\n5\r\nhello\r\n1\r\n!\r\n0\r\nx: y\r\n\r\n",
            "GET / HTTP/1.0\r\nConnection: close\r\n\r\n");

    /// Bytes that mean something to a parser.
    private static final List<String> PARTS = List.of(
            "\r\n",
            "\n",
            "\r",
            "\0",
            " ",
            "\t",
            ":",
            ",",
            ";",
            "/",
            "%",
            "#",
            "0",
            "1",
            "\r\n\r\n",
            "\r\n ",
            "\u0080",
            "Content-Length: 1\r\n",
            "Transfer-Encoding: chunked\r\n",
            "Host: b\r\n",
            "HTTP/1.1",
            "chunked",
            "Connection: close\r\n");

    @Test
    void noChangeOfARequestThrowsOrMakesTwoOfIt() {
        long seed = 20_260_101;
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            String bytes = SEEDS.get(random.nextInt(SEEDS.size()));
            int changes = 1 + random.nextInt(4);
            for (int i = 0; i < changes; i++) {
                bytes = change(bytes, random);
            }
            assertThat(requestsIn(bytes, random))
                    .as("seed %d round %d: %s", seed, round, bytes)
                    .isLessThanOrEqualTo(1);
        }
    }

    /// Reads bytes in up to three pieces through the filter and the decoder.
    ///
    /// @return how many requests the decoder saw, none of them invalid, but for the one that stands for a fault
    private static int requestsIn(String bytes, Random random) {
        ClientConnection client = new ClientConnection(LIMITS);
        EmbeddedChannel channel = new EmbeddedChannel(client.filter(), new HttpRequestDecoder(256, 2048, 8192));
        int first = random.nextInt(bytes.length() + 1);
        int second = first + random.nextInt(bytes.length() - first + 1);
        for (String piece :
                List.of(bytes.substring(0, first), bytes.substring(first, second), bytes.substring(second))) {
            ByteBuf in = Unpooled.copiedBuffer(piece, StandardCharsets.ISO_8859_1);
            channel.writeInbound(in);
        }
        int requests = 0;
        for (Object seen = channel.readInbound(); seen != null; seen = channel.readInbound()) {
            assertThat(seen)
                    .isInstanceOfSatisfying(
                            HttpObject.class,
                            object -> assertThat(object.decoderResult().isSuccess())
                                    .as(bytes)
                                    .isTrue());
            requests += seen instanceof HttpRequest request && !isStandIn(request) ? 1 : 0;
            ReferenceCountUtil.release(seen);
        }
        channel.finishAndReleaseAll();
        return requests;
    }

    private static boolean isStandIn(HttpRequest request) {
        return "invalid".equals(request.headers().get("Host"));
    }

    private static String change(String bytes, Random random) {
        int at = random.nextInt(bytes.length());
        String part = PARTS.get(random.nextInt(PARTS.size()));
        return switch (random.nextInt(5)) {
            case 0 -> bytes.substring(0, at) + part + bytes.substring(at);
            case 1 -> bytes.substring(0, at) + part + bytes.substring(Math.min(bytes.length(), at + part.length()));
            case 2 -> bytes.substring(0, at) + (char) random.nextInt(256) + bytes.substring(at + 1);
            case 3 -> bytes.substring(0, at) + bytes.substring(at + 1) + ".";
            // A few bytes once more: too few for a request of their own.
            default -> bytes.substring(0, at) + bytes.substring(Math.max(0, at - random.nextInt(15)));
        };
    }
}
