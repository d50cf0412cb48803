package dev.postern.gateway.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/// What the filter makes of bytes that come in exactly these pieces, without a server.
///
/// @param passed all bytes that it passed on
/// @param faultNumber the number of the request with the fault; -1 without one
/// @param fault the fault
record Filtering(String passed, long faultNumber, Optional<HttpFault> fault) {
    static final String STAND_IN = "GET / HTTP/1.1\r\nHost: invalid\r\n\r\n";

    private static final int MORE_THAN_EVER_SENT = 20;

    static Filtering of(HttpLimits limits, List<String> pieces) {
        ClientConnection client = new ClientConnection(limits);
        EmbeddedChannel channel = new EmbeddedChannel(client.filter());
        StringBuilder passed = new StringBuilder();
        for (String piece : pieces) {
            ByteBuf in = Unpooled.copiedBuffer(piece, StandardCharsets.ISO_8859_1);
            channel.writeInbound(in);
            for (ByteBuf out = channel.readInbound(); out != null; out = channel.readInbound()) {
                passed.append(out.toString(StandardCharsets.ISO_8859_1));
                out.release();
            }
            if (in.refCnt() != 0) {
                throw new AssertionError("a buffer leaks: " + piece);
            }
        }
        channel.finishAndReleaseAll();
        long number = LongStream.range(0, MORE_THAN_EVER_SENT)
                .filter(each -> client.faultOf(each).isPresent())
                .findFirst()
                .orElse(-1);
        return new Filtering(passed.toString(), number, client.faultOf(number));
    }
}
