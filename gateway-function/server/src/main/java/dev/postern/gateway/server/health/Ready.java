package dev.postern.gateway.server.health;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// `/ready`: 503 until the data plane listens and Postgres has answered once, and again while draining.
@Readiness
@Singleton
final class Ready implements HealthCheck {
    private final GatewayState state;

    Ready(GatewayState state) {
        this.state = state;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("traffic")
                .withData("listening", state.listening())
                .withData("databaseReached", state.databaseReached())
                .withData("draining", state.draining())
                .status(state.ready())
                .build();
    }
}
