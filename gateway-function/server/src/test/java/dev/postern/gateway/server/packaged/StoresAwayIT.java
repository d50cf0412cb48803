package dev.postern.gateway.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.devstack.echo.EchoServer;
import dev.postern.devstack.store.PostgresServer;
import dev.postern.devstack.store.RedisServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Postgres and Redis that are not there, at the start and later.
class StoresAwayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void aGatewayStartsWithoutItsStoresSaysSoAndGoesOnWhenTheyCome() throws Exception {
        try (PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"));
                RedisServer redis = RedisServer.inMemory(folder.resolve("redis"));
                EchoServer echo = EchoServer.start(0)) {
            Site.migrate(postgres);
            postgres.stop();
            redis.stop();
            Map<String, String> environment = Site.environment(
                    Site.gatewayUrl(postgres), redis.url(), SampleBundle.write(folder.resolve("bundle"), echo.port()));
            Run gateway = Run.start(environment);
            try {
                saysThatTheyAreAway(environment, gateway, postgres, redis);
                postgres.restart();
                redis.restart();
                goesOn(environment, gateway);
                answers503WhilePostgresIsAwayAgain(environment, postgres);
            } finally {
                assertThat(gateway.stop()).as(gateway.errors()).isZero();
            }
        }
    }

    private static void saysThatTheyAreAway(
            Map<String, String> environment, Run gateway, PostgresServer postgres, RedisServer redis) throws Exception {
        Http admin = Http.on(Integer.parseInt(environment.get("ADMIN_PORT")));
        awaitLog(gateway, "DATABASE_URL: cannot reach Postgres at 127.0.0.1:" + postgres.port());
        awaitLog(gateway, "REDIS_URL: cannot reach Redis at 127.0.0.1:" + redis.port());
        Site.awaitStatus(gateway, admin, "/health/startup");
        assertThat(Site.status(admin, "/health")).isEqualTo(200);
        assertThat(Site.status(admin, "/ready")).isEqualTo(503);
        HttpResponse<String> answer = admin.get("/keys", Site.ADMIN);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(gateway.errors())
                .as("one line each, no stack trace, no password")
                .containsOnlyOnce("DATABASE_URL: cannot reach")
                .containsOnlyOnce("REDIS_URL: cannot reach")
                .doesNotContain("stack_trace", "\\tat ", "s3cret-db");
    }

    private static void goesOn(Map<String, String> environment, Run gateway) throws Exception {
        Http admin = Http.on(Integer.parseInt(environment.get("ADMIN_PORT")));
        Site.awaitReady(gateway, admin);
        awaitLog(gateway, "DATABASE_URL: Postgres at");
        awaitLog(gateway, "REDIS_URL: Redis at");
        assertThat(admin.get("/keys", Site.ADMIN).statusCode()).isEqualTo(200);
    }

    private static void answers503WhilePostgresIsAwayAgain(Map<String, String> environment, PostgresServer postgres)
            throws Exception {
        Http admin = Http.on(Integer.parseInt(environment.get("ADMIN_PORT")));
        Http data = Http.on(Integer.parseInt(environment.get("PORT")));
        JsonNode user = Http.json(admin.send("POST", "/users", "{\"email\":\"away@stores.test\"}", Site.ADMIN));
        String asked = "{\"userId\":\"" + user.get("id").asText() + "\",\"tenant\":\"acme\"}";
        JsonNode key = Http.json(admin.send("POST", "/keys", asked, Site.ADMIN));
        Map<String, String> headers =
                Map.of("Host", "acme.localhost", "X-API-Key", key.get("key").asText());
        assertThat(data.get("/orders/1", headers).statusCode()).isEqualTo(200);
        postgres.kill();
        assertThat(admin.get("/usage/" + key.get("id").asText(), Site.ADMIN).statusCode())
                .isEqualTo(503);
        assertThat(data.get("/orders/1", headers).statusCode())
                .as("a known key goes on")
                .isEqualTo(200);
        assertThat(Site.status(admin, "/ready")).as("and so does the gateway").isEqualTo(200);
        postgres.restart();
        String usage = "/usage/" + key.get("id").asText();
        HttpResponse<String> counted = await().atMost(PATIENCE)
                .until(() -> admin.get(usage, Site.ADMIN), answer -> answer.statusCode() != 503);
        assertThat(Http.json(counted).get("total").asInt()).isEqualTo(2);
    }

    private static void awaitLog(Run gateway, String text) {
        await().atMost(PATIENCE)
                .failFast(() -> assertThat(gateway.process().isAlive())
                        .as(gateway.errors())
                        .isTrue())
                .untilAsserted(() -> assertThat(gateway.errors()).contains(text));
    }
}
