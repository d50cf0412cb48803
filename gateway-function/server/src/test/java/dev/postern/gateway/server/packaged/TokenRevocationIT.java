package dev.postern.gateway.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Two gateways on one Postgres: a token revoked through one is known as revoked at the other.
class TokenRevocationIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration GOAL = Duration.ofSeconds(2);
    private static final int ROUNDS = 20;
    private static final Pattern KNOWN = Pattern.compile("(?m)^postern_revocations ([0-9.E]+)$");

    private static Site site;
    private static SecondGateway other;

    @BeforeAll
    static void start() throws Exception {
        site = Site.start();
        other = SecondGateway.beside(site);
        awaitListening();
    }

    @AfterAll
    static void end() throws Exception {
        other.end();
        site.close();
    }

    /// Measured from before the call that revokes to the arrival of the first refusal elsewhere, the revoking and a
    /// call
    /// to the first gateway included.
    @Test
    void aTokenRevokedThroughOneGatewayIsKnownToBothAndFreeAgainWhenThatIsDeleted() throws Exception {
        List<Long> micros = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            String token = TestToken.of("\"jti\":\"round-" + round + "\"");
            assertThat(call(other.data(), token)).isEqualTo(200);
            long begin = System.nanoTime();
            JsonNode revocation = revoke("\"tokenId\":\"round-" + round + "\"");
            assertThat(call(site.data, token)).as("where it was made, at once").isEqualTo(401);
            while (call(other.data(), token) != 401) {
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(GOAL);
            }
            micros.add((System.nanoTime() - begin) / 1_000);
            site.manage("DELETE", "/revocations/" + revocation.get("id").asText(), "");
            await().atMost(GOAL).until(() -> call(other.data(), token) == 200);
        }
        Collections.sort(micros);
        System.out.printf(
                "revocation of a token across two gateways, %d rounds: median %.1f ms, slowest %.1f ms%n",
                ROUNDS, micros.get(ROUNDS / 2) / 1e3, micros.getLast() / 1e3);
    }

    @Test
    void whatIsRevokedWhileTheConnectionIsCutIsKnownWithinFiveSeconds() throws Exception {
        double before = known(other.admin());
        String token = TestToken.of("\"sid\":\"cut\"");
        assertThat(call(other.data(), token)).isEqualTo(200);
        long begin = System.nanoTime();
        execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN %'"
                        + " OR query = 'SELECT 1' AND application_name = 'postern'",
                "INSERT INTO revocations (tenant, issuer, kind, value) VALUES ('acme', 'acme-id', 'session', 'cut')");
        await().atMost(Duration.ofSeconds(5)).until(() -> call(other.data(), token) == 401);
        System.out.printf(
                "revocation of a token while the listener was cut: %.1f ms%n", (System.nanoTime() - begin) / 1e6);
        awaitListening();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(other.run().errors())
                        .containsOnlyOnce("does not tell of changed revocations")
                        .containsOnlyOnce("tells of changed revocations again"));
        execute("DELETE FROM revocations WHERE value = 'cut'");
        await().atMost(GOAL).until(() -> known(other.admin()) == before);
    }

    private static JsonNode revoke(String what) throws Exception {
        return Http.json(
                site.manage("POST", "/revocations", "{\"tenant\":\"acme\",\"issuer\":\"acme-id\"," + what + "}"));
    }

    private static int call(Http data, String token) throws Exception {
        return data.get("/tokens", Map.of("Host", "acme.localhost", "Authorization", "Bearer " + token))
                .statusCode();
    }

    private static double known(Http admin) throws Exception {
        Matcher line = KNOWN.matcher(admin.get("/metrics", Map.of()).body());
        assertThat(line.find()).isTrue();
        return Double.parseDouble(line.group(1));
    }

    private static void awaitListening() {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(other.admin().get("/metrics", Map.of()).body())
                                .contains("postern_revocations_listening 1"));
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
