package dev.postern.config.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.openapi.ImportResult.Proposed;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a second import makes of edits by hand and changes of the document.
class SecondImportTest {
    private static final String DOCUMENT = """
            openapi: 3.1.0
            info: { title: Orders API }
            servers: [ { url: "http://orders.internal:8080/orders" } ]
            paths:
              /list: { get: { operationId: listOrders }, post: { operationId: createOrder } }
              /one/{id}: { get: { operationId: getOrder } }
              /open: { get: { operationId: openHours, security: [] } }
            """;
    private static final String LIST = """
            { "id": "list-orders", "match": { "methods": ["GET"], "path": "/list" }, "upstream": "orders" }""";
    private static final String CREATE = """
            { "id": "create-order", "match": { "methods": ["POST"], "path": "/list" }, "upstream": "orders" }""";
    private static final String GET = """
            { "id": "get-order", "match": { "methods": ["GET"], "path": "/one/{id}" }, "upstream": "orders" }""";
    private static final String OPEN = """
            { "id": "open-hours", "match": { "methods": ["GET"], "path": "/open" }, "upstream": "orders", \
            "policies": { "auth": "none" } }""";

    /// @param edits    pairs of what stands in the API file after the first import and what a hand makes of it
    /// @param changes  pairs likewise, of the document
    /// @param expected pairs of what stands in the edited file and what the second import makes of it
    /// @param note     what one of the notes says; empty for no note but the target's
    record Case(String rule, List<String> edits, List<String> changes, List<String> expected, String note) {
        @Override
        public String toString() {
            return rule;
        }
    }

    private static Case rule(
            String rule, List<String> edits, List<String> changes, List<String> expected, String note) {
        return new Case(rule, edits, changes, expected, note);
    }

    static List<Case> cases() {
        String limited = GET.replace(
                "\"upstream\": \"orders\" }",
                "\"upstream\": \"orders\",\n      \"policies\": { \"rate-limit\": [{ \"per\": \"route\", \"requests\": 5,"
                        + " \"window\": \"1s\" }] } }");
        String byHand = "{\"id\":\"by-hand\",\"match\":{\"path\":\"/hand\"},\"upstream\":\"orders\"}";
        return List.of(
                rule(
                        "a reworded title changes nothing",
                        List.of(),
                        List.of("Orders API", "Orders, the API"),
                        List.of(),
                        ""),
                rule(
                        "a new operation is put last",
                        List.of(),
                        List.of("  /open:", "  /new: { get: { operationId: newOne } }\n  /open:"),
                        List.of(
                                OPEN,
                                OPEN + ",\n    { \"id\": \"new-one\", \"match\": { \"methods\": [\"GET\"], \"path\":"
                                        + " \"/new\" }, \"upstream\": \"orders\" }"),
                        ""),
                rule(
                        "a route whose operation is gone is removed",
                        List.of(),
                        List.of(", post: { operationId: createOrder }", ""),
                        List.of(CREATE + ",\n    ", ""),
                        ""),
                rule(
                        "so is the first",
                        List.of(),
                        List.of("get: { operationId: listOrders }, ", ""),
                        List.of(LIST + ",\n    ", ""),
                        ""),
                rule(
                        "so is the last, and auth need not be overridable any more",
                        List.of(),
                        List.of("  /open: { get: { operationId: openHours, security: [] } }\n", ""),
                        List.of(",\n    " + OPEN, "", ", \"overridable\": true", ""),
                        ""),
                rule(
                        "an edited route whose operation is gone is kept",
                        List.of(GET, limited),
                        List.of("  /one/{id}: { get: { operationId: getOrder } }\n", ""),
                        List.of(),
                        "get-order: its operation is gone"),
                rule(
                        "a new schema narrows an untouched path",
                        List.of(),
                        List.of(
                                "operationId: getOrder",
                                "operationId: getOrder, parameters: [ { name: id, in: path, schema: { type: integer } } ]"),
                        List.of("/one/{id}", "/one/{id:-?[0-9]+}"),
                        ""),
                rule(
                        "what else a hand wrote into the route stays, to the last space",
                        List.of(
                                GET,
                                limited,
                                CREATE,
                                "{  \"id\":\"create-order\",\n\t\"match\":{ \"methods\":[\"POST\"],"
                                        + "\"path\":\"/list\"  }, \"upstream\":\"orders\"}"),
                        List.of("/one/{id}", "/single/{id}"),
                        List.of("/one/{id}", "/single/{id}"),
                        ""),
                rule("a path edited by hand stays", List.of("/one/{id}", "/one/{id:[a-z]+}"), List.of(), List.of(), ""),
                rule(
                        "a path edited by hand stays though the document changed it too, and that is said",
                        List.of("/one/{id}", "/one/{id:[a-z]+}"),
                        List.of("/one/{id}", "/single/{id}"),
                        List.of(),
                        "get-order: match.path: kept as written by hand, though the document says \"/single/{id}\""),
                rule(
                        "a path that both changed alike is no conflict",
                        List.of("/one/{id}", "/single/{id}"),
                        List.of("/one/{id}", "/single/{id}"),
                        List.of(),
                        ""),
                rule(
                        "methods added by hand stay",
                        List.of("[\"GET\"], \"path\": \"/one", "[\"HEAD\", \"GET\"], \"path\": \"/one"),
                        List.of(),
                        List.of(),
                        ""),
                rule("a route removed by hand stays out", List.of(CREATE + ",\n    ", ""), List.of(), List.of(), ""),
                rule(
                        "a route removed by hand stays out though the document changed it",
                        List.of(GET + ",\n    ", ""),
                        List.of(
                                "/one/{id}: { get: { operationId: getOrder",
                                "/one/{id}: { get: { operationId: getOrder,"
                                        + " parameters: [ { name: id, in: path, schema: { type: integer } } ]"),
                        List.of(),
                        "get-order: removed by hand and stays out"),
                rule("a route added by hand stays", List.of(LIST, byHand + ", " + LIST), List.of(), List.of(), ""),
                rule(
                        "an operation that a hand wrote before the document had it is that route",
                        List.of(
                                LIST,
                                "{\"id\":\"mine\",\"match\":{\"methods\":[\"GET\"],\"path\":\"/new\"},\"upstream\":\"orders\"},\n    "
                                        + LIST),
                        List.of("  /open:", "  /new: { get: { operationId: newOne } }\n  /open:"),
                        List.of(),
                        ""),
                rule(
                        "a new operation whose id is taken by hand gets another",
                        List.of(LIST, byHand + ", " + LIST),
                        List.of("  /open:", "  /new: { get: { operationId: byHand } }\n  /open:"),
                        List.of(
                                OPEN,
                                OPEN + ",\n    { \"id\": \"by-hand-2\", \"match\": { \"methods\": [\"GET\"], \"path\":"
                                        + " \"/new\" }, \"upstream\": \"orders\" }"),
                        ""),
                rule(
                        "a route keeps its id when the operation is renamed",
                        List.of(),
                        List.of("operationId: getOrder", "operationId: fetchOrder"),
                        List.of(),
                        ""),
                rule(
                        "a renamed parameter changes the path alone",
                        List.of(),
                        List.of("/one/{id}", "/one/{orderId}"),
                        List.of("/one/{id}", "/one/{orderId}"),
                        ""),
                rule(
                        "a moved operation keeps its route",
                        List.of(),
                        List.of("/one/{id}", "/orders/{id}/whole"),
                        List.of("/one/{id}", "/orders/{id}/whole"),
                        ""),
                rule(
                        "a route renamed by hand still follows the document",
                        List.of("\"get-order\"", "\"fetch-order\""),
                        List.of("/one/{id}", "/single/{id}"),
                        List.of("/one/{id}", "/single/{id}"),
                        ""),
                rule(
                        "routes in another order stay so",
                        List.of(LIST, "@", GET, LIST, "@", GET),
                        List.of(),
                        List.of(),
                        ""),
                rule(
                        "the base path follows the server",
                        List.of(),
                        List.of(":8080/orders", ":8080/v2"),
                        List.of("\"/orders\"", "\"/v2\""),
                        ""),
                rule(
                        "targets edited by hand stay",
                        List.of(
                                "[{ \"url\": \"http://orders.internal:8080\" }]",
                                "[{ \"url\": \"http://a:1\" },\n      {"
                                        + " \"url\": \"http://b:1\", \"weight\": 3 }]"),
                        List.of("orders.internal:8080", "elsewhere.internal:8080"),
                        List.of(),
                        "upstreams.orders.targets: kept as written by hand"),
                rule(
                        "routes of a renamed upstream lead there, and new ones too",
                        List.of(
                                "\"orders\": { \"targets\"",
                                "\"shop\": { \"targets\"",
                                "\"upstream\": \"orders\"",
                                "\"upstream\": \"shop\""),
                        List.of("  /open:", "  /new: { get: { operationId: newOne } }\n  /open:"),
                        List.of(
                                OPEN.replace("\"orders\"", "\"shop\""),
                                OPEN.replace("\"orders\"", "\"shop\"")
                                        + ",\n    { \"id\": \"new-one\", \"match\": { \"methods\": [\"GET\"], \"path\":"
                                        + " \"/new\" }, \"upstream\": \"shop\" }"),
                        ""),
                rule(
                        "an operation that is closed loses its auth, with the policies that held nothing else",
                        List.of(),
                        List.of(", security: []", ""),
                        List.of(", \"policies\": { \"auth\": \"none\" }", "", ", \"overridable\": true", ""),
                        ""),
                rule(
                        "an operation that is opened gets its auth beside other policies",
                        List.of(GET, limited),
                        List.of("operationId: getOrder", "operationId: getOrder, security: []"),
                        List.of("\"1s\" }] }", "\"1s\" }], \"auth\": \"none\" }"),
                        ""),
                rule(
                        "auth closed by hand stays closed",
                        List.of(", \"policies\": { \"auth\": \"none\" }", ""),
                        List.of(),
                        List.of(),
                        ""));
    }

    private static String replaced(String text, List<String> pairs) {
        String replaced = text;
        for (int i = 0; i < pairs.size(); i += 2) {
            assertThat(replaced).contains(pairs.get(i));
            replaced = replaced.replace(pairs.get(i), pairs.get(i + 1));
        }
        return replaced;
    }

    private static Proposed run(Imports before, String document) {
        ImportResult result = before.run("orders.yaml", document, ImportOptions.NONE);
        assertThat(result).isInstanceOf(Proposed.class);
        return (Proposed) result;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void keepsWhatWasEditedAndFollowsTheDocument(Case rule) {
        Imports first = Imports.none().after(run(Imports.none(), DOCUMENT));
        Imports edited = Imports.of("orders", replaced(first.text(), rule.edits()), first.lock());
        String document = replaced(DOCUMENT, rule.changes());
        Proposed second = run(edited, document);
        assertThat(second.text()).isEqualTo(replaced(edited.text(), rule.expected()));
        List<String> notes = second.notes().stream()
                .filter(note -> note.line() == 0)
                .map(Note::message)
                .toList();
        if (rule.note().isEmpty()) {
            assertThat(notes).isEmpty();
        } else {
            assertThat(notes).singleElement().asString().startsWith(rule.note());
        }
        assertThat(second.changes().isEmpty()).isEqualTo(rule.expected().isEmpty());

        Proposed third = run(edited.after(second), document);
        assertThat(third.text()).isEqualTo(second.text());
        assertThat(third.stale()).isFalse();
        assertThat(third.notes()).as("a conflict is said once").noneMatch(note -> note.line() == 0);
    }

    @Test
    void aRouteThatNeedsNoKeyIsSaidToBeOpen() {
        Proposed first = run(Imports.none(), DOCUMENT);
        assertThat(first.changes()).contains("add route get-order", "add route open-hours, open to everybody");
        String open = DOCUMENT.replace("operationId: getOrder", "operationId: getOrder, security: []")
                .replace("  /open:", "  /new: { put: { operationId: putNew, security: [] } }\n  /open:");
        assertThat(run(Imports.none().after(first), open).changes())
                .containsExactlyInAnyOrder(
                        "set get-order: policies.auth to \"none\", open to everybody",
                        "add route put-new, open to everybody");
    }

    @Test
    void aFileWrittenByHandIsAdoptedAndItsHandWins() {
        Imports byHand = Imports.of("orders", """
                {
                  "api": "orders",
                  "basePath": "/mine",
                  "upstreams": { "backend": { "targets": [{ "url": "http://mine:1" }] } },
                  "policies": { "auth": { "anyOf": ["api-key"] } },
                  "routes": [
                    { "id": "fetch", "match": { "methods": ["GET"], "path": "/one/{id}" }, "upstream": "backend" },
                    { "id": "open-hours", "match": { "methods": ["GET"], "path": "/hours" }, "upstream": "backend" }
                  ]
                }
                """, "");
        Proposed adopted = run(byHand, DOCUMENT);
        assertThat(adopted.changes()).containsExactly("add route list-orders", "add route create-order");
        assertThat(adopted.text())
                .isEqualTo(byHand.text()
                        .replace(
                                "\"backend\" }\n  ]",
                                "\"backend\" },\n    " + LIST.replace("\"orders\" }", "\"backend\" }") + ",\n    "
                                        + CREATE.replace("\"orders\" }", "\"backend\" }") + "\n  ]"));
        assertThat(adopted.notes())
                .filteredOn(note -> note.line() == 0)
                .extracting(Note::message)
                .containsExactly(
                        "basePath: kept as written by hand, though the document says \"/orders\"",
                        "upstreams.backend.targets: kept as written by hand, though the document says [{ \"url\":"
                                + " \"http://orders.internal:8080\" }]",
                        "policies.auth: kept as written by hand, though the document says { \"anyOf\": [\"api-key\"],"
                                + " \"overridable\": true }",
                        "open-hours: match.path: kept as written by hand, though the document says \"/open\"",
                        "open-hours: policies.auth: kept as written by hand, though the document says \"none\"");
        Proposed again = run(byHand.after(adopted), DOCUMENT);
        assertThat(again.stale()).isFalse();
    }

    @Test
    void whatWasSaidInPlaceOfTheDocumentIsRemembered() {
        ImportOptions said = new ImportOptions(Optional.of("shop"), Optional.of("/shop"), Optional.of("http://shop:1"));
        Proposed first = (Proposed) Imports.none().run("orders.yaml", DOCUMENT, said);
        assertThat(first.api()).isEqualTo("shop");
        assertThat(first.text()).contains("\"basePath\": \"/shop\"", "\"http://shop:1\"");
        Proposed second = run(Imports.none().after(first), DOCUMENT);
        assertThat(second.api()).isEqualTo("shop");
        assertThat(second.stale()).isFalse();
    }

    @Test
    void anImportThatWouldNotCompileIsRefusedWithItsProblems() {
        Imports first = Imports.none().after(run(Imports.none(), DOCUMENT));
        Imports edited = first.edited("/one/{id}", "/new");
        String document = DOCUMENT.replace("  /open:", "  /new: { get: { operationId: newOne } }\n  /open:");
        assertThat(edited.run("orders.yaml", document, ImportOptions.NONE))
                .isInstanceOfSatisfying(
                        ImportResult.Broken.class,
                        broken -> assertThat(broken.problems())
                                .singleElement()
                                .extracting(problem -> problem.code().name())
                                .isEqualTo("ROUTE_TIE"));
    }

    @Test
    void aLockThatIsNoneIsRefusedRatherThanGuessedAt() {
        Proposed first = run(Imports.none(), DOCUMENT);
        for (String lock : List.of("x", "{}", "{ \"format\": 2 }", first.lock().replace("\"operation\"", "\"op\""))) {
            ImportResult result = Imports.of("orders", first.text(), lock)
                    .run(
                            "orders.yaml",
                            DOCUMENT,
                            new ImportOptions(Optional.of("orders"), Optional.empty(), Optional.empty()));
            assertThat(result).isInstanceOfSatisfying(ImportResult.Refused.class, refused -> {
                assertThat(refused.reason()).startsWith("tenants/acme/.orders.import.json: not what this version");
                assertThat(refused.usage()).isFalse();
            });
        }
    }
}
