package dev.postern.gateway.database;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import org.jspecify.annotations.Nullable;

/// Stands between a client and a server and can lose an answer: the request arrives, its answer does not.
public final class CuttingRelay {
    private final NetServer server;
    private final NetClient client;
    private final int target;
    private volatile @Nullable Promise<Void> armed;

    private CuttingRelay(Vertx vertx, int target) {
        this.server = vertx.createNetServer();
        this.client = vertx.createNetClient();
        this.target = target;
    }

    /// @param target a port on loopback
    public static Future<CuttingRelay> to(Vertx vertx, int target) {
        CuttingRelay relay = new CuttingRelay(vertx, target);
        return relay.server.connectHandler(relay::join).listen(0, "127.0.0.1").map(relay);
    }

    public int port() {
        return server.actualPort();
    }

    /// Loses the next answer, whichever connection it is on, and cuts that connection; completes when it has.
    public Future<Void> loseNextAnswer() {
        Promise<Void> lost = Promise.promise();
        armed = lost;
        return lost.future();
    }

    private void join(NetSocket from) {
        from.pause();
        client.connect(target, "127.0.0.1")
                .onSuccess(to -> {
                    to.handler(answer -> {
                        Promise<Void> lose = armed;
                        if (lose == null) {
                            from.write(answer);
                        } else {
                            armed = null;
                            from.close().onComplete(_ -> lose.complete());
                        }
                    });
                    to.closeHandler(_ -> from.close());
                    from.handler(to::write);
                    from.closeHandler(_ -> to.close());
                    from.resume();
                })
                .onFailure(_ -> from.close());
    }
}
