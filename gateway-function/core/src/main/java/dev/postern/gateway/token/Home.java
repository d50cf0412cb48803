package dev.postern.gateway.token;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/// Brings what others have begun back to where it was asked for.
final class Home {
    private Home() {}

    /// The same outcome, on the caller's Vert.x context where it has one.
    static <T> Future<T> bring(Future<T> elsewhere) {
        Context caller = Vertx.currentContext();
        if (caller == null) {
            return elsewhere;
        }
        Promise<T> here = Promise.promise();
        elsewhere.onComplete(done -> caller.runOnContext(_ -> here.handle(done)));
        return here.future();
    }
}
