package dev.postern.gateway.flow;

import dev.postern.config.value.TenantId;
import dev.postern.gateway.exchange.Completion;
import dev.postern.gateway.exchange.Consumer;
import dev.postern.gateway.usage.UsageEvent;
import dev.postern.gateway.usage.UsageRecorder;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Turns each finished request into its usage event; a request that belongs to no tenant has none.
public final class UsageCount implements Completion.Listener {
    private final UsageRecorder recorder;

    public UsageCount(UsageRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public void completed(Completion completion) {
        TenantId tenant = completion.tenant();
        if (tenant == null) {
            return;
        }
        recorder.record(new UsageEvent(
                completion.at(),
                tenant,
                keyId(completion.consumer()),
                completion.route(),
                completion.method(),
                completion.path(),
                completion.status(),
                TimeUnit.NANOSECONDS.toMicros(completion.durationNanos()),
                completion.requestBytes(),
                completion.replyBytes()));
    }

    private static Optional<String> keyId(Consumer consumer) {
        return switch (consumer) {
            case Consumer.Anonymous nobody -> Optional.empty();
            case Consumer.TokenHolder token -> Optional.empty();
            case Consumer.KeyHolder key -> Optional.of(key.keyId());
        };
    }
}
