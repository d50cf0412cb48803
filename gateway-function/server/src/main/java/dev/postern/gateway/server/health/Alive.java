package dev.postern.gateway.server.health;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/// `/health`: the process answers, and says what it is.
@Liveness
@Singleton
final class Alive implements HealthCheck {
    private final Identity identity;

    Alive(Identity identity) {
        this.identity = identity;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("postern")
                .withData("version", identity.version())
                .withData("config", identity.configDigest())
                .withData("tenants", identity.tenants());
        if (!identity.configCommit().isEmpty()) {
            answer.withData("commit", identity.configCommit());
        }
        return answer.up().build();
    }
}
