package dev.postern.gateway.server.start;

import dev.postern.gateway.exchange.Completion;
import dev.postern.gateway.flow.RequestMetrics;
import dev.postern.gateway.flow.UsageCount;
import dev.postern.gateway.server.log.AccessLog;
import dev.postern.gateway.server.settings.Settings;
import dev.postern.gateway.usage.UsageRecorder;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Everybody who keeps something of a finished request.
@Singleton
final class Counts implements Completion.Listener {
    private final List<Completion.Listener> listeners;
    private final Optional<AccessLog> accessLog;

    Counts(Settings settings, UsageRecorder usage, MeterRegistry metrics) {
        List<Completion.Listener> all = new ArrayList<>();
        // First, since it must not be lost.
        all.add(new UsageCount(usage));
        all.add(new RequestMetrics(metrics));
        // The file descriptor itself: System.out would take a lock and copy twice.
        this.accessLog = settings.accessLog()
                ? Optional.of(AccessLog.start(new FileOutputStream(FileDescriptor.out), metrics))
                : Optional.empty();
        accessLog.ifPresent(all::add);
        this.listeners = List.copyOf(all);
    }

    @Override
    public void completed(Completion completion) {
        for (Completion.Listener listener : listeners) {
            listener.completed(completion);
        }
    }

    /// Whether every line is written.
    boolean close(Duration deadline) throws InterruptedException {
        return accessLog.isEmpty() || accessLog.get().close(deadline);
    }
}
