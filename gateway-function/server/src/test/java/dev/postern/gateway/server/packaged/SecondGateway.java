package dev.postern.gateway.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

/// One more gateway on the stores and the bundle of a [Site].
record SecondGateway(Run run, Http data, Http admin) {
    /// Starts it and waits until it is ready.
    static SecondGateway beside(Site site) throws Exception {
        Map<String, String> environment = new HashMap<>(site.environment);
        environment.put("PORT", Integer.toString(Site.freePort()));
        environment.put("ADMIN_PORT", Integer.toString(Site.freePort()));
        SecondGateway second = new SecondGateway(
                Run.start(environment),
                Http.on(Integer.parseInt(environment.get("PORT"))),
                Http.on(Integer.parseInt(environment.get("ADMIN_PORT"))));
        Site.awaitReady(second.run, second.admin);
        return second;
    }

    /// Ends it, which it has to do in order.
    void end() throws Exception {
        assertThat(run.stop()).as(run.errors()).isZero();
    }
}
