package dev.postern.gateway.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The life of users and keys.
@ExtendWith(OneSite.class)
class KeysIT {
    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String linked(HttpResponse<String> page) {
        String link = page.headers().firstValue("Link").orElseThrow();
        assertThat(link).matches("<[^>]+>; rel=\"next\"");
        return link.substring(1, link.indexOf('>'));
    }

    @Test
    void anAddressHasOneUserHoweverItIsCapitalised(Site site) throws Exception {
        HttpResponse<String> made = site.manage("POST", "/users", "{\"email\":\"Ada@Users.test\"}");
        HttpResponse<String> found = site.manage("POST", "/users", "{\"email\":\"ada@users.TEST\"}");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.body()).isEqualTo(made.body());
        assertThat(names(Http.json(made))).containsExactly("id", "email", "createdAt");
        assertThat(Http.json(made).get("email").asText()).isEqualTo("Ada@Users.test");
    }

    @Test
    void aKeyIsShownWholeOnceAndThenWithoutItsSecret(Site site) throws Exception {
        JsonNode made = site.newKey("acme", "once@keys.test");
        assertThat(names(made))
                .containsExactly(
                        "id",
                        "userId",
                        "tenant",
                        "name",
                        "active",
                        "expiresAt",
                        "scopes",
                        "plan",
                        "limitPerMinute",
                        "limitPerDay",
                        "createdAt",
                        "previousValidUntil",
                        "key");
        assertThat(made.get("key").asText())
                .matches("psk_test_acme_" + made.get("id").asText() + "_[0-9A-Za-z]{49}");
        HttpResponse<String> later =
                site.manage("GET", "/keys/" + made.get("id").asText(), "");
        assertThat(names(Http.json(later))).doesNotContain("key").hasSize(12);
        String listed = site.manage("GET", "/keys?userId=" + made.get("userId").asText(), "")
                .body();
        assertThat(listed).isEqualTo("[" + later.body() + "]");
    }

    @Test
    void theAnswerThatHoldsTheSecretIsKeptByNoCache(Site site) throws Exception {
        JsonNode user = Http.json(site.manage("POST", "/users", "{\"email\":\"cache@keys.test\"}"));
        HttpResponse<String> made =
                site.manage("POST", "/keys", "{\"userId\":\"" + user.get("id").asText() + "\",\"tenant\":\"acme\"}");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(made.headers().firstValue("Location"))
                .hasValue("/keys/" + Http.json(made).get("id").asText());
    }

    @Test
    void theLimitsShownAreThoseInForce(Site site) throws Exception {
        JsonNode made = site.newKey("acme", "limits@keys.test");
        assertThat(made.get("limitPerMinute").asLong()).isEqualTo(SampleBundle.ACME_PER_MINUTE);
        assertThat(made.get("limitPerDay").asLong()).isEqualTo(SampleBundle.ACME_PER_DAY);
        String key = "/keys/" + made.get("id").asText();

        JsonNode lowered = Http.json(site.manage("PATCH", key, "{\"limitPerMinute\":5}"));
        assertThat(lowered.get("limitPerMinute").asLong()).isEqualTo(5);
        assertThat(lowered.get("limitPerDay").asLong()).isEqualTo(SampleBundle.ACME_PER_DAY);

        JsonNode disabled = Http.json(site.manage("PATCH", key, "{\"active\":false,\"limitPerDay\":7}"));
        assertThat(disabled.get("active").asBoolean()).isFalse();
        assertThat(disabled.get("limitPerMinute").asLong())
                .as("left out, so it stays")
                .isEqualTo(5);

        JsonNode reset = Http.json(site.manage("PATCH", key, "{\"limitPerMinute\":null,\"limitPerDay\":null}"));
        assertThat(reset.get("limitPerMinute").asLong()).isEqualTo(SampleBundle.ACME_PER_MINUTE);
        assertThat(reset.get("limitPerDay").asLong()).isEqualTo(SampleBundle.ACME_PER_DAY);
        assertThat(reset.get("active").asBoolean()).isFalse();
    }

    @Test
    void whatIsSaidOfAKeyIsShownAndChangedAndTakenAway(Site site) throws Exception {
        JsonNode made = site.newKey(
                "acme",
                "terms@keys.test",
                "\"name\":\"Büro, 3. Stock\",\"expiresAt\":\"2999-12-31T23:30:00.5+01:00\","
                        + "\"scopes\":[\"orders:write\",\"orders:read\",\"orders:write\"],\"plan\":\"basic\"");
        assertThat(made.get("name").asText()).isEqualTo("Büro, 3. Stock");
        assertThat(made.get("expiresAt").asText()).isEqualTo("2999-12-31T22:30:00.500Z");
        assertThat(made.get("scopes").toString()).isEqualTo("[\"orders:read\",\"orders:write\"]");
        assertThat(made.get("plan").asText()).isEqualTo("basic");
        assertThat(made.get("limitPerMinute").asLong())
                .as("of its own plan, in place of the tenant's")
                .isEqualTo(SampleBundle.BASIC_PER_MINUTE);

        String key = "/keys/" + made.get("id").asText();
        JsonNode changed =
                Http.json(site.manage("PATCH", key, "{\"name\":\"Lager\",\"scopes\":[\"a\"],\"limitPerMinute\":7}"));
        assertThat(changed.get("name").asText()).isEqualTo("Lager");
        assertThat(changed.get("scopes").toString()).isEqualTo("[\"a\"]");
        assertThat(changed.get("limitPerMinute").asLong())
                .as("of its own, before its plan's")
                .isEqualTo(7);
        assertThat(changed.get("plan").asText()).as("left out, so it stays").isEqualTo("basic");

        JsonNode reset = Http.json(site.manage(
                "PATCH",
                key,
                "{\"name\":null,\"expiresAt\":null,\"scopes\":null,\"plan\":null,\"limitPerMinute\":null}"));
        assertThat(reset.get("name").isNull()).isTrue();
        assertThat(reset.get("expiresAt").isNull()).isTrue();
        assertThat(reset.get("scopes").toString()).isEqualTo("[]");
        assertThat(reset.get("plan").isNull()).isTrue();
        assertThat(reset.get("limitPerMinute").asLong()).isEqualTo(SampleBundle.ACME_PER_MINUTE);
    }

    @Test
    void aKeysOwnPlanIsChargedInPlaceOfItsTenants(Site site) throws Exception {
        String key = site.newKey("acme", "plan@keys.test", "\"plan\":\"basic\"")
                .get("key")
                .asText();
        assertThat(site.call("acme", "/orders/1", key).headers().firstValue("X-RateLimit-Limit"))
                .hasValue(Long.toString(SampleBundle.BASIC_PER_MINUTE));
    }

    @Test
    void aKeyEndsWhenItsTimeHasCome(Site site) throws Exception {
        Instant end = Instant.now().plusSeconds(2);
        String key = site.newKey("acme", "end@keys.test", "\"expiresAt\":\"" + end + "\"")
                .get("key")
                .asText();
        assertThat(site.call("acme", "/orders/1", key).statusCode()).isEqualTo(200);
        await().pollInterval(Duration.ofMillis(100))
                .atMost(Duration.ofSeconds(10))
                .until(() -> site.call("acme", "/orders/1", key).statusCode() == 403);
        assertThat(Instant.now()).isAfterOrEqualTo(end);
        assertThat(site.call("acme", "/orders/1", key).body()).contains("key_expired");
    }

    @Test
    void bothSecretsOfARotatedKeyWorkAndTheOneBeforeThemDoesNot(Site site) throws Exception {
        JsonNode made = site.newKey("acme", "rotated@keys.test");
        String rotate = "/keys/" + made.get("id").asText() + "/rotate";
        String first = made.get("key").asText();
        assertThat(made.get("previousValidUntil").isNull()).isTrue();

        HttpResponse<String> answer = site.manage("POST", rotate, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        JsonNode rotated = Http.json(answer);
        String second = rotated.get("key").asText();
        assertThat(second)
                .startsWith("psk_test_acme_" + made.get("id").asText() + "_")
                .isNotEqualTo(first);
        assertThat(Instant.parse(rotated.get("previousValidUntil").asText()))
                .isCloseTo(Instant.now().plus(Duration.ofHours(24)), within(1, ChronoUnit.MINUTES));
        assertThat(statuses(site, first, second)).containsExactly(200, 200);

        String third = Http.json(site.manage("POST", rotate, "{\"overlap\":\"720h\"}"))
                .get("key")
                .asText();
        assertThat(statuses(site, first, second, third)).containsExactly(401, 200, 200);

        JsonNode alone = Http.json(site.manage("POST", rotate, "{\"overlap\":\"0s\"}"));
        assertThat(alone.get("previousValidUntil").isNull()).isTrue();
        assertThat(statuses(site, first, second, third, alone.get("key").asText()))
                .containsExactly(401, 401, 401, 200);
    }

    @Test
    void theFormerSecretEndsWithTheOverlap(Site site) throws Exception {
        JsonNode made = site.newKey("acme", "overlap@keys.test");
        String key = "/keys/" + made.get("id").asText();
        JsonNode rotated = Http.json(site.manage("POST", key + "/rotate", "{\"overlap\":\"2s\"}"));
        Instant end = Instant.parse(rotated.get("previousValidUntil").asText());
        String former = made.get("key").asText();
        assertThat(statuses(site, former)).containsExactly(200);
        await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(10))
                .until(() -> statuses(site, former).equals(List.of(401)));
        assertThat(Instant.now()).isAfterOrEqualTo(end);
        assertThat(statuses(site, rotated.get("key").asText())).containsExactly(200);
        assertThat(Http.json(site.manage("GET", key, ""))
                        .get("previousValidUntil")
                        .isNull())
                .isTrue();
    }

    private static List<Integer> statuses(Site site, String... keys) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (String key : keys) {
            statuses.add(site.call("acme", "/orders/1", key).statusCode());
        }
        return statuses;
    }

    @Test
    void aKeyInAQueryIsInNoLogNoMetricAndNoRow(Site site) throws Exception {
        JsonNode made = site.newKey("acme", "query@keys.test");
        String key = made.get("key").asText();
        String secret = key.substring(key.lastIndexOf('_') + 1);
        Map<String, String> host = Map.of("Host", "acme.localhost");
        assertThat(site.data.get("/orders/1?api_key=" + key, host).statusCode()).isEqualTo(401);
        assertThat(site.data.get("/nothing?api_key=" + key, host).statusCode()).isEqualTo(404);
        assertThat(site.data
                        .get("/orders/1?api_key=" + key, Map.of("Host", "acme.localhost", "X-API-Key", key))
                        .statusCode())
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        Http.json(site.manage("GET", "/usage/" + made.get("id").asText(), ""))
                                        .get("total")
                                        .asInt()
                                == 1);
        assertThat(site.gateway.output()).contains("/nothing").doesNotContain(secret);
        assertThat(site.gateway.errors()).doesNotContain(secret);
        assertThat(site.admin.get("/metrics", Map.of()).body()).doesNotContain(secret);
        try (Connection owner = site.postgres.connect("postgres");
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT count(*) FROM usage_events WHERE usage_events::text LIKE '%psk_%'")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    @Test
    void aDeletedKeyIsGone(Site site) throws Exception {
        String key = "/keys/" + site.newKey("acme", "gone@keys.test").get("id").asText();
        HttpResponse<String> deleted = site.manage("DELETE", key, "");
        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(deleted.body()).isEmpty();
        assertThat(site.manage("GET", key, "").statusCode()).isEqualTo(404);
        assertThat(site.manage("DELETE", key, "").statusCode()).isEqualTo(404);
    }

    @Test
    void keysAreListedInPagesOfAHundredEachOnce(Site site) throws Exception {
        String user = site.newKey("acme", "pages@keys.test").get("userId").asText();
        for (int i = 0; i < 100; i++) {
            site.newKey(i % 2 == 0 ? "acme" : "globex", "pages@keys.test");
        }
        HttpResponse<String> first = site.manage("GET", "/keys?userId=" + user, "");
        HttpResponse<String> second = site.manage("GET", linked(first), "");
        assertThat(Http.json(first)).hasSize(100);
        assertThat(Http.json(second)).hasSize(1);
        assertThat(second.headers().firstValue("Link")).isEmpty();
        HashSet<String> ids = new HashSet<>();
        Http.json(first).forEach(key -> ids.add(key.get("id").asText()));
        Http.json(second).forEach(key -> ids.add(key.get("id").asText()));
        assertThat(ids).hasSize(101);

        assertThat(Http.json(site.manage("GET", "/keys?tenant=globex&userId=" + user, "")))
                .hasSize(50)
                .allMatch(key -> key.get("tenant").asText().equals("globex"));
    }
}
