package dev.postern.config.table;

import static dev.postern.config.table.Tables.table;
import static dev.postern.config.table.Tables.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableJsonTest {
    private static final TenantTable TENANT = tenant("acme", "acme.com", "+api.localhost");
    private static final String JSON = new String(TableJson.bytes(TableJson.write(TENANT)), StandardCharsets.UTF_8);

    @Test
    void everyTableReadsBackEqualAndWritesTheSameBytes() {
        qt().withExamples(500).forAll(RandomTables.tables()).checkAssert(table -> {
            byte[] bytes = TableJson.bytes(TableJson.write(table));
            assertThat(TableJson.readTable(bytes)).isEqualTo(new Decoded.Read<>(table));
            assertThat(TableJson.readTable(
                            TableJson.pretty(TableJson.write(table)).getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(new Decoded.Read<>(table));
            Decoded<RoutingTable> read = TableJson.readTable(TableJson.write(table));
            assertThat(TableJson.bytes(TableJson.write(((Decoded.Read<RoutingTable>) read).value())))
                    .isEqualTo(bytes);
        });
    }

    @Test
    void whatRoutesOfADocumentSayAlikeIsKeptOnce() {
        RoutingTable table = table(TENANT, tenant("globex", "globex.com"));
        RoutingTable read = ((Decoded.Read<RoutingTable>) TableJson.readTable(TableJson.write(table))).value();
        List<RouteTable> ofAcme = read.tenants().firstEntry().getValue().routes();
        List<RouteTable> ofGlobex = read.tenants().lastEntry().getValue().routes();
        for (int i = 0; i < ofAcme.size(); i++) {
            assertThat(ofAcme.get(i).methods()).isSameAs(ofGlobex.get(i).methods());
            assertThat(ofAcme.get(i).policies()).isSameAs(ofGlobex.get(i).policies());
        }
    }

    @Test
    void theFormIsThis() {
        assertThat(JSON)
                .startsWith("{\"id\":\"acme\",\"plan\":{\"name\":\"pro\",\"keyLimitPerMinute\":30000,"
                        + "\"keyLimitPerDay\":2000000},\"hosts\":[{\"host\":\"acme.com\",\"shared\":false},")
                .contains(
                        "{\"api\":\"files\",\"name\":\"main\",\"targets\":[{\"url\":\"http://[::1]:80\",\"weight\":1},"
                                + "{\"url\":\"http://orders-1.internal:8080\",\"weight\":3}],\"timeouts\":{\"connectMillis\":1000,"
                                + "\"firstByteMillis\":1500,\"totalMillis\":86400000}}")
                .contains("{\"api\":\"files\",\"id\":\"all\",\"methods\":[],\"path\":[\"caf%C3%A9\","
                        + "{\"parameter\":\"folder\"},{\"rest\":\"path\",\"regex\":\".+[.]pdf\"}],\"upstream\":\"main\","
                        + "\"policies\":{\"auth\":{\"anyOf\":[{\"apiKey\":{\"inQuery\":false}}]},"
                        + "\"rate-limit\":{\"limits\":[{\"name\":\"all\",\"space\":\"files/all\",\"per\":\"route\",");
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"acme\"                     | \"ACME\"            | id: \"ACME\" (expected: a tenant's id)",
                "\"acme\"                     | 7                   | id: 7 (expected: a string)",
                "\"id\":\"acme\",             | ``                  | id: missing (expected: a string)",
                "\"id\":\"acme\"              | \"id\":\"acme\",\"x\":1 | document: unknown key x",
                "\"shared\":false             | \"shared\":\"no\"   | hosts[0].shared: \"no\" (expected: true or false)",
                "\"acme.com\"                 | \"acme com\"        | hosts[0].host: \"acme com\" (expected: a host)",
                "\"api.localhost\"            | \"acme.com\"        | hosts: one is there twice (expected: each once)",
                "30000,\"keyLimitPerDay\"     | 0,\"keyLimitPerDay\" | plan.keyLimitPerMinute: 0 (expected: a whole number from 1 to 9223372036854775807)",
                "2000000                      | 1e99                | plan.keyLimitPerDay: 1.0E99 (expected: a whole number from 1 to 9223372036854775807)",
                "2000000                      | 9223372036854775808 | plan.keyLimitPerDay: 9223372036854775808 (expected: a whole number from 1 to 9223372036854775807)",
                "\"weight\":1}                | \"weight\":1001}    | upstreams[0].targets[0].weight: 1001 (expected: a whole number from 1 to 1000)",
                "1500                         | 86400001            | upstreams[0].timeouts.firstByteMillis: 86400001 (expected: a whole number from 1 to 86400000)",
                "http://[::1]:80              | https://a           | upstreams[0].targets[0].url: \"https://a\" (expected: http, a host and a port)",
                "1500,\"totalMillis\":86400000} | 1,\"totalMillis\":1},\"headers\":[{\"name\":\"host\",\"text\":\"x\"}] | upstreams[0].headers[0].name: \"host\" (expected: a header to be sent upstream)",
                "1500,\"totalMillis\":86400000} | 1,\"totalMillis\":1},\"headers\":[{\"name\":\"a\",\"text\":\"x\\n\"}] | upstreams[0].headers[0].text: \"x\\n\" (expected: a header's value)",
                "1500,\"totalMillis\":86400000} | 1,\"totalMillis\":1},\"headers\":[{\"name\":\"a\",\"secret\":\"../x\"}] | upstreams[0].headers[0].secret: \"../x\" (expected: a secret's name)",
                "1500,\"totalMillis\":86400000} | 1,\"totalMillis\":1},\"headers\":[{\"name\":\"a_b\",\"secret\":\"x\"},{\"name\":\"a-b\",\"secret\":\"x\"}] | upstreams[0].headers: [{\"name\":\"a_b\",\"secret\":\"x\"},{\"name\":\"a-b\",\"secret\":\"x\"}] (expected: at most 32, each once)",
                "\"name\":\"archive\"         | \"name\":\"main\"   | upstreams: one is there twice (expected: each once)",
                "\"upstream\":\"archive\"     | \"upstream\":\"x\"  | routes: orders/get (expected: an upstream of the same API)",
                "\"id\":\"root\"              | \"id\":\"rest\"     | routes: one is there twice (expected: each once)",
                "\"methods\":[]               | \"methods\":{}      | routes[0].methods: {} (expected: an array)",
                "\"parameter\"                | \"rest\"            | routes[0].path: [\"caf%C3%A9\",{\"rest\":\"folder\"},{\"rest\":\"path\",\"regex\":\".+[.]... (expected: a rest only as the last segment)",
                "{\"parameter\":\"folder\"}   | {\"regex\":\"a\"}   | routes[0].path[1].parameter: missing (expected: a string)",
                "{\"parameter\":\"folder\"}   | null                | routes[0].path[1]: null (expected: an object)",
                ".+[.]pdf                     | (                   | routes[0].path[2].regex: \"(\" (expected: a linear regex)",
                "\"auth\"                     | \"cors\"            | routes[0].policies: unknown key cors",
                "\"apiKey\"                   | \"saml\"            | routes[0].policies.auth.anyOf[0]: unknown key saml",
                "\"1s\"                       | \"2s\"              | routes[0].policies.rate-limit.limits[0].window: \"2s\" (expected: 1s, 1m, 1h or 1d)",
                "\"route\"                    | \"host\"            | routes[0].policies.rate-limit.limits[0].per: \"host\" (expected: key or route)",
            })
    void whatIsWrongIsSaidInOneLine(String found, String replaced, String reason) {
        assertThat(JSON).contains(found);
        int at = JSON.indexOf(found);
        String changed = JSON.substring(0, at) + replaced + JSON.substring(at + found.length());
        assertThat(read(changed)).isEqualTo(new Decoded.Damaged<>(reason));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``               | document: missing (expected: an object)",
                "[]               | document: [] (expected: an object)",
                "null             | document: null (expected: an object)",
                "{} {}            | document: not JSON at byte 3",
                "{\"id\":1,\"id\":1} | document: not JSON at byte 12",
                "{\"id\":         | document: not JSON at byte 6",
            })
    void whatIsNoTenantAtAllIsSaidToo(String text, String reason) {
        assertThat(read(text)).isEqualTo(new Decoded.Damaged<>(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void nestingIsBounded(String opening) {
        assertThat(read(opening.repeat(100_000))).isInstanceOf(Decoded.Damaged.class);
    }

    @Test
    void aReasonIsOneShortLineWhateverStandsInTheFile() {
        String reason =
                ((Decoded.Damaged<TenantTable>) read("{\"\\n\\u2028\\u001b" + "x".repeat(5_000) + "\":1}")).reason();
        assertThat(reason).startsWith("document: unknown key ???xxx").hasSizeLessThan(100);
    }

    @Test
    void twoTenantsWithOneIdOrOneHostAreRefused() {
        ObjectNode twice = TableJson.write(table(TENANT));
        ((ArrayNode) twice.get("tenants")).add(TableJson.write(tenant("acme", "other.com")));
        assertThat(TableJson.readTable(twice))
                .isEqualTo(new Decoded.Damaged<>("tenants: acme (expected: each id once)"));
        ObjectNode clash = TableJson.write(table(TENANT));
        ((ArrayNode) clash.get("tenants")).add(TableJson.write(tenant("globex", "+acme.com")));
        assertThat(TableJson.readTable(clash))
                .isEqualTo(new Decoded.Damaged<>(
                        "tenants: acme.com is claimed by [acme, globex] (expected: shared by all)"));
    }

    @Test
    void anyChangeToTheTreeIsAnswered() {
        qt().withExamples(2_000).forAll(integers().all(), integers().all()).checkAssert((place, change) -> {
            ObjectNode json = TableJson.write(TENANT);
            mutate(json, place, change);
            switch (TableJson.readTenant(json)) {
                case Decoded.Read<TenantTable>(TenantTable read) ->
                    assertThat(TableJson.readTenant(TableJson.write(read))).isEqualTo(new Decoded.Read<>(read));
                case Decoded.Damaged<TenantTable>(String reason) ->
                    assertThat(reason).isNotBlank().doesNotContain("\n");
            }
        });
    }

    @Test
    void anyChangedByteIsAnswered() {
        byte[] sound = JSON.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < sound.length; at++) {
            byte[] bytes = sound.clone();
            bytes[at] ^= (byte) (1 << at % 8);
            assertThat(TableJson.readTenant(bytes)).isNotNull();
        }
    }

    private static void mutate(ObjectNode json, int place, int change) {
        List<JsonNode> containers = new ArrayList<>();
        collect(json, containers);
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        List<JsonNode> values = List.of(
                nodes.nullNode(),
                nodes.numberNode(-1),
                nodes.numberNode(1.5),
                nodes.textNode(""),
                nodes.textNode("a"),
                nodes.objectNode(),
                nodes.arrayNode().add("a"),
                nodes.booleanNode(true),
                nodes.numberNode(7));
        JsonNode value = values.get(Math.floorMod(change, values.size()));
        JsonNode container = containers.get(Math.floorMod(place, containers.size()));
        int child = Math.floorMod(place ^ change, Math.max(1, container.size()));
        switch (container) {
            case ArrayNode array when array.isEmpty() || change % 5 == 0 -> array.add(value);
            case ArrayNode array -> array.set(child, value);
            case ObjectNode object when object.isEmpty() -> object.set("x", value);
            case ObjectNode object -> {
                String key = List.copyOf(object.properties()).get(child).getKey();
                if (change % 5 == 0) {
                    object.remove(key);
                } else {
                    object.set(key, value);
                }
            }
            default -> throw new AssertionError(container);
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private static Decoded<TenantTable> read(String json) {
        return TableJson.readTenant(json.getBytes(StandardCharsets.UTF_8));
    }
}
