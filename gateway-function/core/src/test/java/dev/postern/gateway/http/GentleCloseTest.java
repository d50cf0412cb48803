package dev.postern.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.DuplexChannel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GentleCloseTest {
    private final ClientConnection client = new ClientConnection(HttpLimits.DEFAULT);
    private final HalfClosing channel = new HalfClosing(client);

    @AfterEach
    void release() {
        channel.finishAndReleaseAll();
    }

    @Test
    void ourSideEndsAndWhatComesInIsDropped() {
        channel.config().setAutoRead(false);
        client.closeGently();
        assertThat(channel.isOutputShutdown()).isTrue();
        assertThat(channel.isOpen()).isTrue();
        assertThat(channel.config().isAutoRead()).isTrue();
        channel.writeInbound(Unpooled.copiedBuffer("GET / HTTP/1.1\r\nHost: a\r\n\r\n", StandardCharsets.US_ASCII));
        assertThat(channel.<Object>readInbound()).isNull();
    }

    @Test
    void theConnectionIsClosedAfterASecondAtMost() {
        client.closeGently();
        channel.advanceTimeBy(999, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        assertThat(channel.isOpen()).isTrue();
        channel.advanceTimeBy(1, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void theTimerEndsWithTheConnection() {
        client.closeGently();
        var _ = channel.close();
        channel.runPendingTasks();
        assertThat(channel.runScheduledPendingTasks()).isEqualTo(-1);
    }

    @Test
    void aClientStillSendingGetsItsReply() throws IOException {
        int declared = 64 * 1024 * 1024;
        String piece = "a".repeat(1024 * 1024);
        try (var server = new FilteredServer(HttpLimits.DEFAULT);
                var sender = new RawClient(server.address())) {
            sender.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + declared + "\r\n\r\n");
            for (int i = 0; i < 4; i++) {
                sender.send(piece);
            }
            assertThat(sender.read().orElseThrow().body()).isEqualTo("body_too_large");
            assertThat(sender.read()).isEmpty();
        }
    }

    @Test
    void aFaultAfterTheAnswerClosesToo() throws IOException {
        try (var server = new FilteredServer(HttpLimits.DEFAULT);
                var sender = new RawClient(server.address())) {
            sender.send("POST /early HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
            assertThat(sender.read().orElseThrow().body()).isEqualTo("early");
            sender.send("5;x\r\n");
            assertThat(sender.read()).isEmpty();
        }
    }

    /// Can end its own side, as a socket can; its time stands still until it is told.
    private static final class HalfClosing extends EmbeddedChannel implements DuplexChannel {
        private boolean ended;

        HalfClosing(ClientConnection client) {
            super(client.filter());
            freezeTime();
        }

        @Override
        public boolean isOutputShutdown() {
            return ended;
        }

        @Override
        public ChannelFuture shutdownOutput() {
            return shutdownOutput(newPromise());
        }

        @Override
        public ChannelFuture shutdownOutput(ChannelPromise promise) {
            ended = true;
            return promise.setSuccess();
        }

        @Override
        public boolean isInputShutdown() {
            return false;
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public ChannelFuture shutdownInput() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ChannelFuture shutdownInput(ChannelPromise promise) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ChannelFuture shutdown() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ChannelFuture shutdown(ChannelPromise promise) {
            throw new UnsupportedOperationException();
        }
    }
}
