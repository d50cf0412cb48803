package dev.postern.config.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.value.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whose a request to a shared host is, as its credential says.
class SharedHostTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId GLOBEX = new TenantId("globex");
    private static final HostMatch SHARED = new HostMatch.Shared(
            new TreeSet<>(Set.of(ACME, GLOBEX)), new TreeMap<>(Map.of("https://a", ACME, "https://g", GLOBEX)));

    private static String token(String payload) {
        String part = Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(StandardCharsets.UTF_8));
        return "e30." + part + ".c2ln";
    }

    private static String told(String query, String... headers) {
        GivenRequest request = GivenRequest.of("GET", "shared.localhost", "/a" + query, List.of(headers))
                .orElseThrow();
        return switch (RequestMatcher.tenant(SHARED, request)) {
            case TenantMatch.Told(TenantId tenant, boolean certain) -> tenant + (certain ? "" : " perhaps");
            case TenantMatch.Untold untold -> "nobody";
            case TenantMatch other -> other.toString();
        };
    }

    private static String bearer(String payload) {
        return "Authorization: Bearer " + token(payload);
    }

    @ParameterizedTest(name = "{0} is for {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"iss":"https://a"}                            | acme
            {"sub":{"iss":"https://g"},"iss":"https://a"}  | acme
            {"a":[{"iss":"https://g"}],"iss":"https://g"}  | globex
            {"iss":"https://b"}                            | nobody
            {"iss":["https://a"]}                          | nobody
            {"iss":7}                                      | nobody
            {"sub":"https://a"}                            | nobody
            ["iss","https://a"]                            | nobody
            {"iss":"https://a                              | nobody
            nonsense                                       | nobody
            """)
    void aTokensIssuerTellsTheTenant(String payload, String tenant) {
        assertThat(told("", bearer(payload))).isEqualTo(tenant);
    }

    @ParameterizedTest(name = "{0}, {1} and {2}: {3}")
    @CsvSource({
        "psk_x_acme_1, https://g, '',            acme",
        "psk_x_else_1, https://g, '',            nobody",
        "'',           https://g, psk_x_acme_1,  globex",
        "'',           https://b, psk_x_acme_1,  nobody",
        "'',           '',        psk_x_acme_1,  acme perhaps",
        "psk_x_acme_1, '',        psk_x_globex_1, acme",
        "'',           '',        '',            nobody",
    })
    void aKeyInAHeaderTellsBeforeATokenAndThatBeforeAKeyInTheQuery(
            String key, String issuer, String inQuery, String tenant) {
        List<String> headers = new ArrayList<>();
        if (!key.isEmpty()) {
            headers.add("X-API-Key: " + key);
        }
        if (!issuer.isEmpty()) {
            headers.add(bearer("{\"iss\":\"" + issuer + "\"}"));
        }
        assertThat(told(inQuery.isEmpty() ? "" : "?api_key=" + inQuery, headers.toArray(String[]::new)))
                .isEqualTo(tenant);
    }
}
