package dev.postern.gateway.server.admin;

import dev.postern.gateway.live.Live;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Says on each reply of the management API which config is in force: `X-Postern-Config: 1a2b3c4d5e6f`.
@Singleton
final class ConfigHeader {
    private static final String NAME = "X-Postern-Config";

    /// Asked for with the first reply: filters are made while the program is put together, before there is a Vert.x.
    private final Provider<Live> live;

    ConfigHeader(Provider<Live> live) {
        this.live = live;
    }

    @ServerResponseFilter
    public void tell(ContainerResponseContext reply) {
        reply.getHeaders().putSingle(NAME, live.get().current().config().label());
    }
}
