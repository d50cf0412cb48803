package dev.postern.gateway.reload;

import dev.postern.gateway.live.ConfigInForce;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// What came of the bundles that were offered: for health and metrics. Thread-safe.
///
/// `postern.config.info` is 1 for the config in force, told by its tags, and has no other series.
public final class Reloads implements MeterBinder {
    private final LongAdder accepted = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private volatile ConfigInForce config;
    private volatile Optional<Refusal> bundle = Optional.empty();
    private volatile Optional<Refusal> sources = Optional.empty();
    private volatile @Nullable MultiGauge info;

    /// @param config in force at the start
    public Reloads(ConfigInForce config) {
        this.config = config;
    }

    /// Why what was last offered is not in force; empty where it is.
    public Optional<Refusal> refusal() {
        // What a compiler says of the files is later news than the bundle that it made before.
        return sources.or(() -> bundle);
    }

    /// How many bundles were put in force since the start.
    public long accepted() {
        return accepted.sum();
    }

    /// How many were refused.
    public long refused() {
        return refused.sum();
    }

    void accepted(ConfigInForce now) {
        config = now;
        accepted.increment();
        bundle = Optional.empty();
        showConfig();
    }

    void refused(Refusal refusal) {
        bundle = Optional.of(refusal);
        refused.increment();
    }

    /// The file holds again what is in force already.
    void nothingNew() {
        bundle = Optional.empty();
    }

    /// @param found empty where the tenants' files have no problems any more
    void problems(Optional<Refusal> found) {
        sources = found;
        if (found.isPresent()) {
            refused.increment();
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("postern.config.reloads", accepted, LongAdder::sum)
                .description("Configs offered while running, by what came of them")
                .tag("result", "accepted")
                .register(registry);
        FunctionCounter.builder("postern.config.reloads", refused, LongAdder::sum)
                .description("Configs offered while running, by what came of them")
                .tag("result", "refused")
                .register(registry);
        info = MultiGauge.builder("postern.config.info")
                .description("1 for the config in force")
                .register(registry);
        showConfig();
    }

    private void showConfig() {
        MultiGauge gauge = info;
        if (gauge != null) {
            Tags tags =
                    Tags.of("digest", config.label(), "commit", config.commit().orElse(""));
            gauge.register(List.of(Row.of(tags, 1)), true);
        }
    }
}
