package dev.postern.gateway.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Closes a connection so that its last reply gets through: see [ClientConnection#closeGently].
final class GentleClose {
    private static final long LINGER_MILLIS = 1_000;

    private GentleClose() {}

    /// The caller drops whatever is read from now on.
    static void start(ChannelHandlerContext ctx) {
        // Ending our side would fail what is not written yet, so it waits for a write of nothing.
        ChannelFuture written = ctx.writeAndFlush(Unpooled.EMPTY_BUFFER);
        // TLS says its own goodbye, which a half-closed socket could not carry.
        boolean plain = ctx.pipeline().get(SslHandler.class) == null;
        if (plain && ctx.channel() instanceof DuplexChannel socket) {
            written.addListener(done -> endOurSide(ctx, socket));
        } else {
            written.addListener(done -> close(ctx));
        }
    }

    private static void endOurSide(ChannelHandlerContext ctx, DuplexChannel socket) {
        if (!socket.isActive()) {
            return;
        }
        // The server may have stopped reading; the client's end would then never be seen.
        socket.config().setAutoRead(true);
        Future<?> timer = ctx.executor().schedule(() -> close(ctx), LINGER_MILLIS, TimeUnit.MILLISECONDS);
        socket.closeFuture().addListener(closed -> timer.cancel(false));
        socket.shutdownOutput().addListener(ended -> {
            if (!ended.isSuccess()) {
                close(ctx);
            }
        });
    }

    private static void close(ChannelHandlerContext ctx) {
        // Whether closing succeeds changes nothing any more.
        ChannelFuture _ = ctx.close();
    }
}
