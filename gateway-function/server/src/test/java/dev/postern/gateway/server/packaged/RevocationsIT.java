package dev.postern.gateway.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The life of revocations of tokens.
@ExtendWith(OneSite.class)
class RevocationsIT {
    private static final String ACME = "{\"tenant\":\"acme\",\"issuer\":\"acme-id\",";

    @ParameterizedTest(name = "{0}: {1}, for {2} days")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "tokenId":"life-1"                                          | tokenId              | 30
            "sessionId":"life-1"                                        | sessionId            | 30
            "subject":"life-1"                                          | subject              | 30
            "subject":"life-2","issuedBefore":"2026-01-31T12:00:00Z"    | subject issuedBefore | 30
            "issuedBefore":"2026-01-31T12:00:00Z"                       | issuedBefore         | 0
            "tokenId":"Zoë \\"1\\" 𝄞","reason":"lost on the train"       | tokenId              | 30
            """)
    void aRevocationSaysWhatItIsByAndHowLongItIsKept(String what, String by, int days, Site site) throws Exception {
        HttpResponse<String> made = site.manage("POST", "/revocations", ACME + what + "}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        JsonNode revocation = Http.json(made);
        List<String> expected = new ArrayList<>(List.of("id", "tenant", "issuer"));
        expected.addAll(List.of(by.split(" ", -1)));
        expected.addAll(List.of("expiresAt", "reason", "createdAt"));
        assertThat(names(revocation)).containsExactlyElementsOf(expected);
        Http.json("{" + what + "}")
                .properties()
                .forEach(field -> assertThat(revocation.get(field.getKey())).isEqualTo(field.getValue()));
        if (days == 0) {
            assertThat(revocation.get("expiresAt").isNull()).isTrue();
        } else {
            assertThat(Instant.parse(revocation.get("expiresAt").asText()))
                    .isCloseTo(Instant.now().plus(Duration.ofDays(days)), within(1, ChronoUnit.MINUTES));
        }
        String path = made.headers().firstValue("Location").orElseThrow();
        assertThat(path).isEqualTo("/revocations/" + revocation.get("id").asText());
        assertThat(site.manage("GET", path, "").body()).isEqualTo(made.body());
        assertThat(site.manage("DELETE", path, "").statusCode()).isEqualTo(204);
        assertThat(site.manage("GET", path, "").statusCode()).isEqualTo(404);
        assertThat(site.manage("DELETE", path, "").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsRevokedTwiceIsOneRevocation(Site site) throws Exception {
        String body = ACME + "\"tokenId\":\"twice\",\"expiresAt\":\"2999-01-01T00:00:00Z\",\"reason\":\"lost\"}";
        HttpResponse<String> first = site.manage("POST", "/revocations", body);
        HttpResponse<String> second = site.manage("POST", "/revocations", body);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        JsonNode otherIssuer = Http.json(site.manage("POST", "/revocations", body.replace("acme-id", "acme-other")));
        assertThat(otherIssuer.get("id")).isNotEqualTo(Http.json(first).get("id"));
    }

    @ParameterizedTest(name = "{0} and then {1} is {2} until {3}")
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            2026-01-01 2990 | 2026-01-02 2980 | 2026-01-02 | 2990
            2026-01-02 2980 | 2026-01-01 2990 | 2026-01-02 | 2990
            2026-01-01 2990 | all 2980        | none       | 2990
            all 2990        | 2026-01-01 2980 | none       | 2990
            """)
    void whatIsRevokedAlreadyIsOnlyWidened(
            String before, String after, @Nullable String issuedBefore, String until, Site site) throws Exception {
        String subject = before + after;
        JsonNode first = Http.json(site.manage("POST", "/revocations", bySubject(subject, before)));
        JsonNode second = Http.json(site.manage("POST", "/revocations", bySubject(subject, after)));
        assertThat(second.get("id")).isEqualTo(first.get("id"));
        assertThat(second.get("expiresAt").asText()).isEqualTo(until + "-01-01T00:00:00Z");
        if (issuedBefore == null) {
            assertThat(second.has("issuedBefore")).isFalse();
        } else {
            assertThat(second.get("issuedBefore").asText()).isEqualTo(issuedBefore + "T00:00:00Z");
        }
    }

    @Test
    void oneThatHasEndedIsNotThereAndMayBeMadeAnew(Site site) throws Exception {
        JsonNode first = Http.json(site.manage("POST", "/revocations", ACME + "\"subject\":\"ended\"}"));
        String id = first.get("id").asText();
        execute(site, "UPDATE revocations SET expires_at = now() - interval '1 second' WHERE id = '" + id + "'");
        assertThat(site.manage("GET", "/revocations/" + id, "").statusCode()).isEqualTo(404);
        assertThat(site.manage("DELETE", "/revocations/" + id, "").statusCode()).isEqualTo(404);
        HttpResponse<String> anew = site.manage(
                "POST", "/revocations", ACME + "\"subject\":\"ended\",\"issuedBefore\":\"2026-01-01T00:00:00Z\"}");
        assertThat(anew.statusCode()).isEqualTo(201);
        assertThat(Http.json(anew).get("issuedBefore").asText())
                .as("not all, as the one that has ended had it")
                .isEqualTo("2026-01-01T00:00:00Z");
    }

    @Test
    void theyAreListedInPagesOfAHundredEachOnce(Site site) throws Exception {
        execute(
                site,
                "INSERT INTO revocations (tenant, issuer, kind, value)"
                        + " SELECT 'globex', 'pages', 'token', 'p' || n FROM generate_series(1, 101) AS n");
        HttpResponse<String> first = site.manage("GET", "/revocations?tenant=globex", "");
        String link = first.headers().firstValue("Link").orElseThrow();
        assertThat(link).matches("<[^>]+>; rel=\"next\"");
        HttpResponse<String> second = site.manage("GET", link.substring(1, link.indexOf('>')), "");
        assertThat(Http.json(first)).hasSize(100);
        assertThat(Http.json(second)).hasSize(1);
        assertThat(second.headers().firstValue("Link")).isEmpty();
        HashSet<String> ids = new HashSet<>();
        Http.json(first).forEach(one -> ids.add(one.get("id").asText()));
        Http.json(second).forEach(one -> ids.add(one.get("id").asText()));
        assertThat(ids).hasSize(101);
        execute(site, "DELETE FROM revocations WHERE issuer = 'pages'");
    }

    @Test
    void aTenantHas20000AtMostAndMayRepeatThose(Site site) throws Exception {
        execute(
                site,
                "INSERT INTO revocations (tenant, issuer, kind, value)"
                        + " SELECT 'globex', 'elsewhere', 'token', 'm' || n FROM generate_series(1, 20000) AS n");
        String globex = "{\"tenant\":\"globex\",\"issuer\":\"elsewhere\",\"tokenId\":";
        HttpResponse<String> refused = site.manage("POST", "/revocations", globex + "\"more\"}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Http.json(refused).get("code").asText()).isEqualTo("too_many_revocations");
        assertThat(Http.json(refused).get("detail").asText()).contains("20000", "issuedBefore");
        assertThat(site.manage("POST", "/revocations", globex + "\"m1\"}").statusCode())
                .isEqualTo(200);
        JsonNode other = Http.json(site.manage("POST", "/revocations", ACME + "\"tokenId\":\"more\"}"));
        assertThat(other.has("id")).as("another tenant's are counted apart").isTrue();
        execute(site, "UPDATE revocations SET expires_at = now() - interval '1 second' WHERE value = 'm20000'");
        assertThat(site.manage("POST", "/revocations", globex + "\"more\"}").statusCode())
                .as("those that have ended do not count")
                .isEqualTo(201);
        execute(site, "DELETE FROM revocations WHERE issuer = 'elsewhere'");
    }

    @Test
    void theMetricsShowThem(Site site) throws Exception {
        JsonNode made = Http.json(site.manage("POST", "/revocations", ACME + "\"tokenId\":\"metrics\"}"));
        String metrics = site.admin.get("/metrics", Map.of()).body();
        assertThat(metrics)
                .containsPattern("(?m)^postern_revocations [1-9]")
                .containsPattern("(?m)^postern_revocations_age_seconds [0-9]")
                .containsPattern("(?m)^postern_revocations_changes_total [1-9]")
                .doesNotContain("metrics\"");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(site.admin.get("/metrics", Map.of()).body())
                                .contains("postern_revocations_listening 1"));
        assertThat(site.manage("DELETE", "/revocations/" + made.get("id").asText(), "")
                        .statusCode())
                .isEqualTo(204);
    }

    /// @param terms `issuedBefore`, or `all`, and the year of the end
    private static String bySubject(String subject, String terms) {
        int space = terms.indexOf(' ');
        String before = terms.substring(0, space);
        String issuedBefore = before.equals("all") ? "" : "\"issuedBefore\":\"" + before + "T00:00:00Z\",";
        return ACME + issuedBefore + "\"subject\":\"" + subject + "\",\"expiresAt\":\"" + terms.substring(space + 1)
                + "-01-01T00:00:00Z\"}";
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static void execute(Site site, String sql) throws Exception {
        try (Connection owner = site.postgres.connect("postgres");
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
