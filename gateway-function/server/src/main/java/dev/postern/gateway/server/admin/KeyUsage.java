package dev.postern.gateway.server.admin;

import dev.postern.gateway.usage.UsageRecorder;
import io.vertx.sqlclient.Tuple;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What keys were used for: every request that this gateway has answered, and what the others have stored.
final class KeyUsage {
    private static final String TOTAL =
            "SELECT count(*) AS total FROM usage_events WHERE key_id = $1 AND tenant = $2 AND status <> 499";
    private static final long FLUSH_SECONDS = 5;

    private final Keys keys;
    private final Database database;
    private final UsageRecorder recorder;

    KeyUsage(Keys keys, Database database, UsageRecorder recorder) {
        this.keys = keys;
        this.database = database;
        this.recorder = recorder;
    }

    UsageView of(String keyId) {
        KeyView key = keys.get(keyId);
        flush();
        long total = database.query(TOTAL, Tuple.of(key.id(), key.tenant()))
                .iterator()
                .next()
                .getLong("total");
        return new UsageView(total, key.id(), key.tenant());
    }

    private void flush() {
        try {
            recorder.flush().toCompletionStage().toCompletableFuture().get(FLUSH_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException away) {
            // A number that leaves out what is still queued would be a wrong one.
            throw ProblemException.storeAway();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw ProblemException.storeAway();
        }
    }
}
