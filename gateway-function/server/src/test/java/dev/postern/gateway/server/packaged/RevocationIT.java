package dev.postern.gateway.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Two gateways on one Postgres: what is changed through one is in force at the other.
class RevocationIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration GOAL = Duration.ofSeconds(2);
    private static final int ROUNDS = 20;

    private static Site site;
    private static SecondGateway other;

    @BeforeAll
    static void start() throws Exception {
        site = Site.start();
        other = SecondGateway.beside(site);
        awaitListening(1);
    }

    @AfterAll
    static void end() throws Exception {
        other.end();
        site.close();
    }

    /// Measured from before the call that disables the key to the arrival of the first refusal elsewhere.
    @Test
    void aKeyDisabledThroughOneGatewayIsRefusedByTheOther() throws Exception {
        List<Long> micros = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            JsonNode key = site.newKey("acme", "revoked@keys.test");
            assertThat(callOther(key)).isEqualTo(200);
            long begin = System.nanoTime();
            assertThat(site.manage("PATCH", path(key), "{\"active\":false}").statusCode())
                    .isEqualTo(200);
            while (callOther(key) != 403) {
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(GOAL);
            }
            micros.add((System.nanoTime() - begin) / 1_000);
        }
        Collections.sort(micros);
        System.out.printf(
                "revocation across two gateways, %d rounds: median %.1f ms, slowest %.1f ms%n",
                ROUNDS, micros.get(ROUNDS / 2) / 1e3, micros.getLast() / 1e3);
        assertThat(Duration.ofNanos(micros.getLast() * 1_000)).isLessThan(GOAL);
    }

    @Test
    void everyOtherChangeIsSeenThereToo() throws Exception {
        JsonNode key = site.newKey("acme", "changes@keys.test");
        assertThat(callOther(key)).isEqualTo(200);

        JsonNode rotated = Http.json(site.manage("POST", path(key) + "/rotate", "{\"overlap\":\"0s\"}"));
        awaitStatus(key, 401);
        assertThat(callOther(rotated)).isEqualTo(200);

        site.manage("PATCH", path(key), "{\"limitPerMinute\":77}");
        await().atMost(GOAL).until(() -> limitAtOther(rotated).equals("77"));
        site.manage("PATCH", path(key), "{\"limitPerMinute\":null,\"plan\":\"basic\"}");
        await().atMost(GOAL).until(() -> limitAtOther(rotated).equals(Long.toString(SampleBundle.BASIC_PER_MINUTE)));

        site.manage("DELETE", path(key), "");
        awaitStatus(rotated, 401);
    }

    @Test
    void aChangeByHandInTheDatabaseIsSeenEverywhere() throws Exception {
        JsonNode key = site.newKey("acme", "by-hand@keys.test");
        assertThat(callOther(key)).isEqualTo(200);
        execute("UPDATE api_keys SET active = false WHERE id = '"
                + key.get("id").asText() + "'");
        awaitStatus(key, 403);
    }

    /// A key that is changed while nobody listens is asked for again as soon as somebody does.
    @Test
    void aCutListenerComesBackAndHasMissedNothing() throws Exception {
        JsonNode key = site.newKey("acme", "cut@keys.test");
        assertThat(callOther(key)).isEqualTo(200);
        long begin = System.nanoTime();
        execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN %'"
                        + " OR query = 'SELECT 1' AND application_name = 'postern'",
                "UPDATE api_keys SET active = false WHERE id = '"
                        + key.get("id").asText() + "'");
        awaitStatus(key, 403);
        System.out.printf("revocation while the listener was cut: %.1f ms%n", (System.nanoTime() - begin) / 1e6);
        awaitListening(1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(other.run().errors())
                        .containsOnlyOnce("does not tell of changed API keys")
                        .containsOnlyOnce("tells of changed API keys again"));
        site.manage("PATCH", path(key), "{\"active\":true}");
        awaitStatus(key, 200);
    }

    private static String path(JsonNode key) {
        return "/keys/" + key.get("id").asText();
    }

    private static HttpResponse<String> atOther(JsonNode key) throws IOException, InterruptedException {
        return other.data()
                .get(
                        "/orders/1",
                        Map.of(
                                "Host",
                                "acme.localhost",
                                "X-API-Key",
                                key.get("key").asText()));
    }

    private static int callOther(JsonNode key) throws IOException, InterruptedException {
        return atOther(key).statusCode();
    }

    private static String limitAtOther(JsonNode key) throws IOException, InterruptedException {
        return atOther(key).headers().firstValue("X-RateLimit-Limit").orElse("");
    }

    private static void awaitStatus(JsonNode key, int status) {
        await().pollInterval(Duration.ofMillis(5)).atMost(GOAL).until(() -> callOther(key) == status);
    }

    private static void awaitListening(int value) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(other.admin().get("/metrics", Map.of()).body())
                                .contains("postern_keys_listening " + value));
    }

    private static void execute(String... statements) throws Exception {
        try (Connection owner = site.postgres.connect("postgres");
                Statement statement = owner.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
