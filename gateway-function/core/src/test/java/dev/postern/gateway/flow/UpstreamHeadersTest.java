package dev.postern.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.table.HeaderValue;
import dev.postern.config.table.HeaderValue.SecretReference;
import dev.postern.config.table.HeaderValue.Text;
import dev.postern.config.table.RoutingTable;
import dev.postern.config.table.TenantTable;
import dev.postern.config.table.UpstreamTable;
import dev.postern.config.value.HeaderName;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.http.HttpLimits;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// C8: what the gateway itself sends to an upstream, secrets among it.
class UpstreamHeadersTest {
    private static final String VALUE = "Bearer s3cret-of-acme";

    private GatewayUnderTest gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = new GatewayUnderTest(HttpLimits.DEFAULT);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    /// Both tenants ask for their own secret `token`; in `acme` it is one header of three.
    private void swap(Map<String, HeaderValue> acme) throws Exception {
        RoutingTable base = Tables.table(gateway.upstream.port(), gateway.deadPort);
        TreeMap<TenantId, TenantTable> tenants = new TreeMap<>();
        base.tenants()
                .forEach((id, tenant) -> tenants.put(
                        id,
                        withHeaders(
                                tenant,
                                id.equals(Tables.ACME) ? acme : Map.of("X-Key", new SecretReference("token")))));
        GatewayUnderTest.await(gateway.live.swap(GatewayUnderTest.bundle(new RoutingTable(tenants))));
    }

    private static TenantTable withHeaders(TenantTable tenant, Map<String, HeaderValue> headers) {
        SortedMap<HeaderName, HeaderValue> named = new TreeMap<>();
        headers.forEach((name, value) -> named.put(HeaderName.parse(name).orElseThrow(), value));
        List<UpstreamTable> upstreams = tenant.upstreams().stream()
                .map(upstream -> new UpstreamTable(
                        upstream.api(), upstream.name(), upstream.targets(), upstream.timeouts(), named))
                .toList();
        return new TenantTable(tenant.id(), tenant.plan(), tenant.hosts(), upstreams, tenant.routes());
    }

    private MultiMap sent(String... headers) throws Exception {
        gateway.upstream.seen.clear();
        assertThat(open(headers)).isEqualTo(200);
        return gateway.upstream.seen.getFirst().headers();
    }

    private int open(String... headers) throws Exception {
        return RawClient.request(gateway.port(), "GET", "/open/a", "acme.localhost", headers)
                .status();
    }

    @Test
    void theyGoUpstreamInPlaceOfTheClients() throws Exception {
        gateway.secrets.put("acme/token", VALUE);
        swap(Map.of(
                "Authorization", new SecretReference("token"), "X-Region", new Text("eu"), "X-API-Key", new Text("k")));
        MultiMap sent =
                sent("Authorization: Basic mine", "x-region: us", "X-REGION: cn", "X_Region: ru", "X-Other: kept");
        assertThat(sent.getAll("Authorization")).containsExactly(VALUE);
        assertThat(sent.getAll("X-Region")).containsExactly("eu");
        assertThat(sent.getAll("X-API-Key")).containsExactly("k");
        assertThat(sent.contains("X_Region")).isFalse();
        assertThat(sent.get("X-Other")).isEqualTo("kept");
    }

    @Test
    void aTenantWithoutItsSecretIsTheOnlyOneThatIsNotServed() throws Exception {
        gateway.secrets.put("globex/token", VALUE);
        swap(Map.of("Authorization", new SecretReference("token")));
        assertThat(open()).isEqualTo(503);
        String key = "X-API-Key: " + gateway.key(Tables.GLOBEX);
        assertThat(RawClient.request(gateway.port(), "GET", "/invoices/1", "globex.localhost", key)
                        .status())
                .isEqualTo(200);
        assertThat(gateway.upstream.seen.getLast().headers().get("X-Key")).isEqualTo(VALUE);
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"s3cret\r\nX-Admin: yes", "", " s3cret", "s3cr\u00e9t", "s3cret\u0000"})
    void aSecretThatFitsInNoHeaderIsNotSent(String value) throws Exception {
        gateway.secrets.put("acme/token", value);
        swap(Map.of("Authorization", new SecretReference("token")));
        assertThat(open()).isEqualTo(503);
    }

    @Test
    void theLogNamesTheSecretAndNeverShowsIt() throws Exception {
        List<String> lines = new ArrayList<>();
        Handler handler = recording(lines);
        Logger logger = Logger.getLogger("dev.postern.gateway.live.Snapshot");
        logger.addHandler(handler);
        try {
            gateway.secrets.put("acme/token", "s3cret\u0000");
            swap(Map.of("Authorization", new SecretReference("token")));
            assertThat(open()).isEqualTo(503);
        } finally {
            logger.removeHandler(handler);
        }
        assertThat(lines)
                .singleElement()
                .asString()
                .contains("tenant acme", "secret token", "authorization")
                .doesNotContain("s3cret");
    }

    private static Handler recording(List<String> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                lines.add(record.getMessage() + java.util.Arrays.toString(record.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    @Test
    void aSwapReadsSecretsAnewAndKeepsTheOldWhereThatFails() throws Exception {
        Map<String, HeaderValue> headers = Map.of("Authorization", new SecretReference("token"));
        gateway.secrets.put("acme/token", "one");
        swap(headers);
        assertThat(sent().get("Authorization")).isEqualTo("one");
        gateway.secrets.put("acme/token", "two");
        assertThat(sent().get("Authorization")).isEqualTo("one");
        swap(headers);
        assertThat(sent().get("Authorization")).isEqualTo("two");
        gateway.secrets.remove("acme/token");
        swap(headers);
        assertThat(sent().get("Authorization")).isEqualTo("two");
        swap(Map.of("Authorization", new SecretReference("token"), "X-Region", new Text("eu")));
        assertThat(open()).as("a part that is new has no old secret").isEqualTo(503);
    }
}
