package dev.postern.gateway.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.timeout.IdleStateEvent;

/// Keeps the idle bound from closing a connection while a request is under way on it.
///
/// An upstream may take longer to answer than a connection may stand idle; the route's own timeouts
/// watch such a request.
final class IdleGate extends ChannelInboundHandlerAdapter {
    private final ClientConnection client;

    IdleGate(ClientConnection client) {
        this.client = client;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (!(event instanceof IdleStateEvent) || !client.busy()) {
            super.userEventTriggered(context, event);
        }
    }
}
