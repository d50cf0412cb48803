package dev.postern.gateway.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
                        "id", "userId", "tenant", "active", "limitPerMinute", "limitPerDay", "createdAt", "key");
        assertThat(made.get("key").asText())
                .matches("psk_test_acme_" + made.get("id").asText() + "_[0-9A-Za-z]{49}");
        HttpResponse<String> later =
                site.manage("GET", "/keys/" + made.get("id").asText(), "");
        assertThat(names(Http.json(later))).doesNotContain("key").hasSize(7);
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
