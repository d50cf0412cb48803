package dev.postern.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.embedded.EmbeddedChannel;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FilterCostTest {
    private static final String HEAD = """
            GET /orders/42?expand=lines&currency=EUR HTTP/1.1
            Host: acme.localhost:8080
            User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36
            Accept: application/json
            Accept-Encoding: gzip, deflate, br
            Connection: keep-alive
            X-API-Key: psk_dev_acme_0123456789_0123456789abcdef0123456789abcdef
            X-Request-Id: 6f1c
            """.replace("\n", "\r\n") + "\r\n";
    private static final int ROUNDS = 50_000;

    /// Far above what is measured (see StrictHttp1), for slow machines under a coverage agent.
    private static final long MOST_NANOS = 10_000;

    @Test
    void aWholeHeadCostsLittleAndAllocatesNothing() {
        assertThat(HEAD.length()).isBetween(290, 360);
        EmbeddedChannel channel = new EmbeddedChannel(new ClientConnection(HttpLimits.DEFAULT).filter(), new Sink());
        ChannelPipeline pipeline = channel.pipeline();
        // Without the leak detector of the other tests, which records a stack trace a read.
        ByteBuf in = new UnpooledByteBufAllocator(true, true)
                .directBuffer()
                .writeBytes(HEAD.getBytes(StandardCharsets.US_ASCII));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long nanos = Long.MAX_VALUE;
        long allocated = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 20; attempt++) {
            long bytesBefore = threads.getCurrentThreadAllocatedBytes();
            long before = System.nanoTime();
            for (int i = 0; i < ROUNDS; i++) {
                in.readerIndex(0);
                pipeline.fireChannelRead(in);
            }
            nanos = Math.min(nanos, (System.nanoTime() - before) / ROUNDS);
            allocated = Math.min(allocated, threads.getCurrentThreadAllocatedBytes() - bytesBefore);
        }
        System.out.printf("the filter reads a head of %d bytes in %d ns%n", HEAD.length(), nanos);
        assertThat(nanos).isLessThan(MOST_NANOS);
        assertThat(allocated / ROUNDS).isZero();
        in.release();
        channel.finishAndReleaseAll();
    }

    /// Takes what passes, and leaves it to the test.
    private static final class Sink extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (((ByteBuf) message).readableBytes() != HEAD.length()) {
                throw new AssertionError("the head did not pass whole");
            }
        }
    }
}
