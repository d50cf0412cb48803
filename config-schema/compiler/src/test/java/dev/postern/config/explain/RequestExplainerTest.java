package dev.postern.config.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.Expected;
import dev.postern.config.Trees;
import dev.postern.config.request.TypedRequest;
import dev.postern.config.request.TypedRequest.Header;
import dev.postern.config.table.TableJson;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestExplainerTest {
    private static final String SECRET = "pTqk3xJ0uYc";
    private static final Header ACMES_KEY = new Header("X-API-Key", "psk_live_acme_0123456789abcdef_" + SECRET);
    private static final Header GLOBEXS_KEY = new Header("X-API-Key", "psk_live_globex_0123456789abcdef_" + SECRET);

    private static final RequestExplainer EXPLAINER = new RequestExplainer(Trees.compiled(Trees.of(Map.of(
            "platform.json",
            """
            {
              "plans": { "basic": { "keyLimits": { "perMinute": 100, "perDay": 10000 } } },
              "policies": { "auth": { "anyOf": ["api-key"], "overridable": true } }
            }
            """,
            "acme/tenant.json",
            """
            {
              "tenant": "acme",
              "plan": "basic",
              "hosts": ["acme.localhost", "*.acme.com", { "host": "shared.localhost", "shared": true }],
              "apiKeys": { "inQuery": true }
            }
            """,
            "acme/orders.api.json",
            """
            {
              "api": "orders",
              "basePath": "/orders",
              "upstreams": { "orders": { "targets": [{ "url": "http://orders.internal:8080" }] } },
              "policies": { "auth": "none" },
              "routes": [
                { "id": "get", "match": { "methods": ["GET"], "path": "/{id}" }, "upstream": "orders" },
                { "id": "any", "match": { "path": "/{id}" }, "upstream": "orders" },
                { "id": "delete", "match": { "methods": ["DELETE"], "path": "/{id:[0-9]+}" }, "upstream": "orders",
                  "policies": { "auth": { "anyOf": ["api-key"] } } },
                { "id": "second", "match": { "methods": ["GET"], "path": "/{id}", "headers": { "X-Version": "2" } },
                  "upstream": "orders" },
                { "id": "latest", "match": { "methods": ["GET"], "path": "/latest" }, "upstream": "orders" },
                { "id": "beta", "match": { "path": "/beta/x", "headers": { "X-Version": "2" } }, "upstream": "orders" },
                { "id": "lines", "match": { "methods": ["GET"], "path": "/{id}/lines" }, "upstream": "orders" }
              ]
            }
            """,
            "acme/rest.api.json",
            """
            {
              "api": "rest",
              "basePath": "/orders",
              "hosts": ["*.acme.com"],
              "upstreams": { "rest": { "targets": [{ "url": "http://rest.internal:8080" }] } },
              "routes": [{ "id": "all", "match": { "path": "/{path*}" }, "upstream": "rest" }]
            }
            """.replace("\"/orders\"", "\"/\""),
            "globex/tenant.json",
            """
            { "tenant": "globex", "plan": "basic", "hosts": [{ "host": "shared.localhost", "shared": true }] }
            """))));

    private static Explanation explain(String method, String url, Header... headers) {
        return ((ExplainResult.Explained) EXPLAINER.explain(new TypedRequest(method, url, List.of(headers))))
                .explanation();
    }

    @Test
    void isReadAsWrittenDown() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Explanation each : List.of(
                explain("GET", "https://acme.localhost/orders/latest"),
                explain("GET", "https://acme.localhost/orders/42", new Header("x-version", "2")),
                explain("HEAD", "https://pay.acme.com/orders/42", ACMES_KEY),
                explain("DELETE", "https://acme.localhost/orders/42"),
                explain("DELETE", "https://shared.localhost/orders/42", ACMES_KEY),
                explain("PUT", "https://acme.localhost/orders/42/lines"),
                explain("GET", "https://acme.localhost/order/42"),
                explain("GET", "https://acme.localhost/orders/42/"),
                explain("GET", "https://shared.localhost/orders/42"),
                explain("GET", "https://shared.localhost/orders/42", GLOBEXS_KEY),
                explain("GET", "https://nobody.localhost/orders/42"),
                explain("GET", "https://acme.localhost/../42"))) {
            all.append(ExplainText.render(each)).append("\n--\n\n");
        }
        Expected.text("explain.txt", all.toString());
        Expected.text(
                "explain.json",
                TableJson.pretty(ExplainJson.write(explain("DELETE", "https://pay.acme.com/orders/42", ACMES_KEY))));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "https://acme.localhost/orders/42",
        "https://acme.localhost/orders/42?api_key=psk_live_acme_0123456789abcdef_pTqk3xJ0uYc&x=1",
        "https://shared.localhost/orders/42?api%5Fkey=psk_live_acme_0123456789abcdef_pTqk3xJ0uYc",
        "https://acme.localhost/..?api_key=psk_live_acme_0123456789abcdef_pTqk3xJ0uYc",
        "https://nobody.localhost/?api_key=psk_live_acme_0123456789abcdef_pTqk3xJ0uYc",
    })
    void aKeyIsNeverPrinted(String url) {
        for (Header key : List.of(ACMES_KEY, GLOBEXS_KEY, new Header("X-API-Key", SECRET))) {
            Explanation explanation = explain("DELETE", url, key);
            assertThat(ExplainText.render(explanation)).doesNotContain(SECRET);
            assertThat(TableJson.pretty(ExplainJson.write(explanation))).doesNotContain(SECRET);
        }
    }

    @Test
    void aRouteWhosePathTakesTheRequestIsNotAlsoCalledNear() {
        Explanation explanation = explain("GET", "https://acme.localhost/orders/beta/x");
        assertThat(explanation.verdict().answer().orElseThrow().status()).isEqualTo(404);
        assertThat(explanation.candidates())
                .extracting(each -> each.route().id())
                .contains("beta");
        assertThat(explanation.near()).extracting(near -> near.route().id()).doesNotContain("beta");
    }

    @Test
    void aHeaderThatIsSentTwiceWithOtherValuesIsSaidToBe() {
        assertThat(ExplainText.render(explain(
                        "GET",
                        "https://acme.localhost/orders/42",
                        new Header("X-Version", "2"),
                        new Header("X-Version", "3"))))
                .contains("asks for header x-version: 2, but x-version is sent more than once, with other values too");
        assertThat(ExplainText.render(explain("GET", "https://acme.localhost/orders/42", new Header("X-Version", "3"))))
                .contains("asks for header x-version: 2\n");
    }

    @Test
    void whatCannotBeSentIsNotExplained() {
        assertThat(EXPLAINER.explain(new TypedRequest("GET", "acme.localhost", List.of())))
                .isInstanceOf(ExplainResult.Unsendable.class);
    }

    @Test
    void whatIsRequiredIsSaidWithTheAnswer() {
        RequestExplainer explainer = new RequestExplainer(Trees.compiled(Trees.golden("requirements")));
        TypedRequest request = new TypedRequest(
                "POST", "https://acme.localhost/orders/refunds", List.of(new Header("Authorization", "Bearer x")));
        String text = ExplainText.render(((ExplainResult.Explained) explainer.explain(request)).explanation());
        assertThat(text)
                .contains("if the token is one of acme-id's and valid and has what is required (only")
                .containsSubsequence(
                        "auth (IDENTIFY)", "require (AUTHORIZE)", "role admin or ops", "identity (PREPARE)");
    }
}
