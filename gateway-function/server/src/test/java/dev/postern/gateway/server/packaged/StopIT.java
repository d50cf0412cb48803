package dev.postern.gateway.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StopIT {
    private static final Duration LOOK = Duration.ofMillis(10);

    @Test
    void aGatewayThatIsAskedToEndAnswersWhatIsUnderWayAndCountsIt() throws Exception {
        try (Site site = Site.start()) {
            JsonNode key = site.newKey("acme", "stop@stop.test");
            HttpRequest slow = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + site.data.port() + "/orders/1?delayMillis=1500"))
                    .header("Host", "acme.localhost")
                    .header("X-API-Key", key.get("key").asText())
                    .build();
            CompletableFuture<HttpResponse<String>> answer =
                    site.data.client().sendAsync(slow, BodyHandlers.ofString());
            awaitUnderWay(site);

            site.gateway.process().destroy();
            awaitNotReady(site);

            assertThat(answer.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            assertThat(site.gateway.exitCode()).as(site.gateway.errors()).isZero();
            assertThat(site.gateway.output()).contains("\"url.path\":\"/orders/1\"");
            assertThat(site.gateway.output() + site.gateway.errors())
                    .as("a life without incidents")
                    .doesNotContain("\"WARN\"", "\"ERROR\"");
            try (Connection owner = site.postgres.connect("postgres");
                    ResultSet counted = owner.createStatement()
                            .executeQuery("SELECT count(*) FROM usage_events WHERE status = 200")) {
                assertThat(counted.next()).isTrue();
                assertThat(counted.getInt(1)).isEqualTo(1);
            }
        }
    }

    /// While it drains it is told apart from one that is gone: balancers take it out, and nobody restarts it.
    private static void awaitNotReady(Site site) throws Exception {
        int status =
                await().pollInterval(LOOK).until(() -> Site.status(site.admin, "/ready"), answered -> answered != 200);
        assertThat(status).isEqualTo(503);
        assertThat(Site.status(site.admin, "/health")).isEqualTo(200);
    }

    /// The upstream was reached, so the request is past the gateway's own steps.
    private static void awaitUnderWay(Site site) throws Exception {
        await().pollInterval(LOOK)
                .until(() -> site.admin.get("/metrics", Map.of()).body().contains("postern_requests_in_flight 1.0"));
    }
}
