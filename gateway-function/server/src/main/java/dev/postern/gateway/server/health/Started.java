package dev.postern.gateway.server.health;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/// `/health/startup`: the data plane has come up.
@Startup
@Singleton
final class Started implements HealthCheck {
    private final GatewayState state;

    Started(GatewayState state) {
        this.state = state;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("started").status(state.listening()).build();
    }
}
