package dev.postern.gateway.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a key's holder sees, from its creation to its end.
@ExtendWith(OneSite.class)
class TrafficIT {
    private static int total(Site site, JsonNode key) throws Exception {
        return Http.json(site.manage("GET", "/usage/" + key.get("id").asText(), ""))
                .get("total")
                .asInt();
    }

    private static int status(Site site, JsonNode key, String path) throws IOException, InterruptedException {
        return site.call("acme", path, key.get("key").asText()).statusCode();
    }

    private static JsonNode patch(Site site, JsonNode key, String body) throws Exception {
        return Http.json(site.manage("PATCH", "/keys/" + key.get("id").asText(), body));
    }

    @Test
    void aKeyOpensItsTenantsRoutesAndNoOthers(Site site) throws Exception {
        JsonNode key = site.newKey("acme", "opens@traffic.test");
        HttpResponse<String> answer =
                site.call("acme", "/orders/42", key.get("key").asText());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode echoed = Http.json(answer);
        assertThat(echoed.get("path").asText()).isEqualTo("/orders/42");
        assertThat(answer.body())
                .as("the upstream never sees the key")
                .doesNotContain(key.get("key").asText());

        assertThat(site.call("globex", "/invoices/42", key.get("key").asText()).statusCode())
                .isIn(401, 403);
        assertThat(site.data.get("/orders/42", Map.of("Host", "acme.localhost")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aLimitThatIsLoweredActsAtOnce(Site site) throws Exception {
        JsonNode key = site.newKey("acme", "lowered@traffic.test");
        assertThat(status(site, key, "/orders/1")).as("now the key is cached").isEqualTo(200);
        // A day's limit, so that no minute can end between the requests.
        patch(site, key, "{\"limitPerDay\":6}");
        List<Integer> statuses =
                IntStream.range(0, 6).mapToObj(i -> orders(site, key)).toList();
        assertThat(statuses).containsExactly(200, 200, 200, 200, 200, 429);
        HttpResponse<String> refused =
                site.call("acme", "/orders/1", key.get("key").asText());
        assertThat(Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1L, 86_400L);
        patch(site, key, "{\"limitPerDay\":null}");
        assertThat(status(site, key, "/orders/1")).isEqualTo(200);
    }

    @Test
    void withFiveAMinuteTheSixthIs429(Site site) throws Exception {
        JsonNode key = site.newKey("acme", "five@traffic.test");
        patch(site, key, "{\"limitPerMinute\":5}");
        // A minute may end between them, which lets five more pass; eleven in a row cannot.
        List<Integer> statuses =
                IntStream.range(0, 11).mapToObj(i -> orders(site, key)).toList();
        assertThat(statuses.subList(0, 5)).containsOnly(200);
        assertThat(statuses.get(5)).isIn(200, 429);
        assertThat(statuses).contains(429);
    }

    private static int orders(Site site, JsonNode key) {
        try {
            return status(site, key, "/orders/1");
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void aDisabledKeyIs403AtOnceAndADeletedOne401(Site site) throws Exception {
        JsonNode key = site.newKey("acme", "revoked@traffic.test");
        assertThat(status(site, key, "/orders/1")).isEqualTo(200);
        patch(site, key, "{\"active\":false}");
        assertThat(status(site, key, "/orders/1")).isEqualTo(403);
        patch(site, key, "{\"active\":true}");
        assertThat(status(site, key, "/orders/1")).isEqualTo(200);
        site.manage("DELETE", "/keys/" + key.get("id").asText(), "");
        assertThat(status(site, key, "/orders/1")).isEqualTo(401);
    }

    @Test
    void aThousandRequestsAreCountedAsExactlyAThousand(Site site) throws Exception {
        JsonNode key = site.newKey("acme", "thousand@traffic.test");
        assertThat(total(site, key)).isZero();
        try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
            clients.invokeAll(Collections.nCopies(1_000, () -> orders(site, key)));
        }
        assertThat(total(site, key)).isEqualTo(1_000);
    }

    @Test
    void refusedRequestsOfAKnownKeyAreCountedAndStrangersAreNot(Site site) throws Exception {
        JsonNode key = site.newKey("acme", "counted@traffic.test");
        patch(site, key, "{\"limitPerDay\":1}");
        assertThat(status(site, key, "/orders/1")).isEqualTo(200);
        assertThat(status(site, key, "/orders/1")).isEqualTo(429);
        patch(site, key, "{\"active\":false}");
        assertThat(status(site, key, "/orders/1")).isEqualTo(403);
        String text = key.get("key").asText();
        site.call("acme", "/orders/1", text.substring(0, text.length() - 1));
        assertThat(total(site, key)).isEqualTo(3);
    }

    @Test
    void eachRequestIsOneLineOfTheLogWithItsConfigAndWithoutSecrets(Site site) throws Exception {
        JsonNode key = site.newKey("acme", "logged@traffic.test");
        site.data.send(
                "GET",
                "/orders/s3en?token=s3cret-query",
                "",
                Map.of(
                        "Host", "acme.localhost",
                        "X-API-Key", key.get("key").asText(),
                        "Authorization", "Bearer s3cret-token",
                        "X-Request-Id", "request-of-the-log-test"));
        JsonNode line = awaitLine(site, "request-of-the-log-test");
        String digest = Http.json(site.admin.get("/health", Map.of()))
                .at("/checks/0/data/config")
                .asText();
        assertThat(digest).startsWith("sha256:");
        assertThat(line.get("postern.config").asText()).isEqualTo(digest);
        assertThat(line.get("url.path").asText()).isEqualTo("/orders/s3en");
        assertThat(line.get("postern.tenant").asText()).isEqualTo("acme");
        assertThat(line.get("postern.route").asText()).isEqualTo("get-one");
        assertThat(line.get("postern.key_id").asText()).isEqualTo(key.get("id").asText());
        assertThat(line.get("http.response.status_code").asInt()).isEqualTo(200);
        assertThat(line.get("event.duration").asLong()).isPositive();
        assertThat(site.gateway.output() + site.gateway.errors())
                .doesNotContain("s3cret", key.get("key").asText(), Site.ADMIN_KEY);
    }

    private static JsonNode awaitLine(Site site, String requestId) throws Exception {
        String line = await().until(() -> lineOf(site, requestId), Optional::isPresent)
                .orElseThrow();
        return new ObjectMapper().readTree(line);
    }

    private static Optional<String> lineOf(Site site, String requestId) {
        return site.gateway
                .output()
                .lines()
                .filter(line -> line.contains("\"" + requestId + "\""))
                .findFirst();
    }

    @Test
    void metricsCountRequestsAndHoldNoSecret(Site site) throws Exception {
        JsonNode key = site.newKey("globex", "metrics@traffic.test");
        assertThat(site.call("globex", "/invoices/1", key.get("key").asText()).statusCode())
                .isEqualTo(200);
        String metrics = site.admin.get("/metrics", Map.of()).body();
        assertThat(metrics)
                .containsPattern("postern_requests_seconds_count\\{[^}]*tenant=\"globex\"[^}]*} ")
                .contains(
                        "postern_usage_stored_total",
                        "postern_limits_redis_away",
                        "postern_keys_lookups",
                        "postern_keys_listening")
                .contains("postern_tokens_known", "postern_issuers_failing", "postern_revocations ")
                .contains("postern_access_log_dropped_total 0.0", "jvm_memory_used_bytes")
                .doesNotContain(key.get("id").asText());
    }
}
