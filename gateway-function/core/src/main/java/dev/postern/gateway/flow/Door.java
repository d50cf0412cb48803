package dev.postern.gateway.flow;

import dev.postern.gateway.http.ClientConnection;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.vertx.core.http.HttpConnection;
import org.jspecify.annotations.Nullable;

/// The listening socket, known once a connection has come through it, so that it can be shut while those
/// connections live on. Vert.x itself can only close both at once.
final class Door {
    private volatile @Nullable Channel listening;

    void cameThrough(HttpConnection connection) {
        if (listening == null) {
            listening = ClientConnection.listeningSocketOf(connection);
        }
    }

    /// Lets nobody in any more; a client that tries is refused by the system.
    void shut() {
        Channel known = listening;
        if (known != null) {
            // Vert.x closes it once more when the server ends, and tells of a failure then.
            ChannelFuture _ = known.close();
        }
    }
}
