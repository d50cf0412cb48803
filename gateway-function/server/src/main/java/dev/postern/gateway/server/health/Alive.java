package dev.postern.gateway.server.health;

import dev.postern.gateway.live.ConfigInForce;
import dev.postern.gateway.live.Live;
import dev.postern.gateway.reload.Refusal;
import dev.postern.gateway.reload.Reloads;
import dev.postern.gateway.server.settings.Settings;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/// `/health`: the process answers, and says what it is and which config it serves.
///
/// A config that was refused makes nobody unhealthy: the one before it is served on.
@Liveness
@Singleton
final class Alive implements HealthCheck {
    private final Identity identity;
    private final Live live;
    private final Reloads reloads;
    private final boolean watched;

    Alive(Identity identity, Live live, Reloads reloads, Settings settings) {
        this.identity = identity;
        this.live = live;
        this.reloads = reloads;
        this.watched = settings.bundleFile().isPresent();
    }

    @Override
    public HealthCheckResponse call() {
        ConfigInForce config = live.current().config();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("postern")
                .withData("version", identity.version())
                .withData("config", config.digest())
                .withData("since", config.since().toString())
                .withData("tenants", config.tenants());
        config.commit().ifPresent(commit -> answer.withData("commit", commit));
        Optional<Refusal> refusal = reloads.refusal();
        answer.withData("reload.state", refusal.isPresent() ? "refused" : watched ? "watching" : "off");
        refusal.ifPresent(why -> tell(why, answer));
        return answer.up().build();
    }

    /// Data of a check are texts, numbers and booleans, so names have dots and problems are lines.
    private static void tell(Refusal refusal, HealthCheckResponseBuilder answer) {
        answer.withData("reload.reason", refusal.reason());
        answer.withData("reload.at", refusal.at().toString());
        if (!refusal.problems().isEmpty()) {
            answer.withData("reload.problems", String.join("\n", refusal.problems()));
        }
    }
}
