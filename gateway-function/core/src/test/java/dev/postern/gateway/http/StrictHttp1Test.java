package dev.postern.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The filter in front of a plain Vert.x server.
class StrictHttp1Test extends StrictHttp1Contract {
    private final FilteredServer server = new FilteredServer(LIMITS);

    @Override
    InetSocketAddress address() {
        return server.address();
    }

    @Override
    List<String> reached() {
        return server.reached();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void everyFaultHasACase() {
        Set<HttpFault> met = malformed().map(MalformedRequest::fault).collect(Collectors.toSet());
        assertThat(met).isEqualTo(EnumSet.allOf(HttpFault.class));
        assertThat(malformed().count()).isGreaterThan(150);
    }
}
