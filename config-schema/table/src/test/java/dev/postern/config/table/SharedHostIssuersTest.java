package dev.postern.config.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.postern.config.match.HostMatch;
import dev.postern.config.policy.AuthConfig;
import dev.postern.config.table.IssuerTable.KeySource;
import dev.postern.config.value.Host;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.PathPattern;
import dev.postern.config.value.TenantId;
import dev.postern.config.value.TokenAlgorithm;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Which issuers tell a tenant on a host that tenants share.
class SharedHostIssuersTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId GLOBEX = new TenantId("globex");

    private static IssuerTable issuer(String url) {
        return new IssuerTable(
                url.substring(url.length() - 1),
                url,
                new KeySource.Discovery(),
                Duration.ofSeconds(30),
                new TreeSet<>(),
                Optional.empty(),
                IssuerTable.Claims.USUAL);
    }

    /// @param unused trusted, and accepted by no route
    private static TenantTable tenant(TenantId id, List<String> accepted, List<String> unused) {
        List<AuthConfig.Source> sources = accepted.stream()
                .<AuthConfig.Source>map(url -> new AuthConfig.Jwt(
                        issuer(url).name(),
                        new TreeSet<>(),
                        new TreeSet<>(Set.of(TokenAlgorithm.RS256)),
                        Optional.empty()))
                .toList();
        RouteTable route = new RouteTable(
                "api", "all", new TreeSet<>(), new PathPattern(List.of()), "main", List.of(new AuthConfig(sources)));
        return new TenantTable(
                id,
                new PlanTable("pro", 1, 1),
                List.of(new HostClaim(new HostPattern("shared.org", false), true)),
                Stream.concat(accepted.stream(), unused.stream())
                        .map(SharedHostIssuersTest::issuer)
                        .toList(),
                List.of(),
                List.of(route));
    }

    private static HostMatch match(TenantTable... tenants) {
        TreeMap<TenantId, TenantTable> all = new TreeMap<>();
        for (TenantTable tenant : tenants) {
            all.put(tenant.id(), tenant);
        }
        RoutingTable table = new RoutingTable(all);
        HostMatch match = Objects.requireNonNull(table.hosts().get(new HostPattern("shared.org", false)));
        Bundle bundle = ((BundleOpening.Opened) Bundle.open(ByteBuffer.wrap(BundleWriter.write(table)))).bundle();
        assertThat(bundle.host(Host.ofAuthority("shared.org").orElseThrow()))
                .as("a bundle says the same")
                .isEqualTo(match);
        return match;
    }

    private static HostMatch shared(Map<String, TenantId> issuers) {
        return new HostMatch.Shared(new TreeSet<>(Set.of(ACME, GLOBEX)), new TreeMap<>(issuers));
    }

    @Test
    void anIssuerWhoseTokensOneTenantAcceptsTellsIt() {
        assertThat(match(
                        tenant(ACME, List.of("https://a", "https://\u00e9"), List.of()),
                        tenant(GLOBEX, List.of("https://g"), List.of())))
                .isEqualTo(shared(Map.of("https://a", ACME, "https://\u00e9", ACME, "https://g", GLOBEX)));
    }

    @Test
    void oneWhoseTokensTwoAcceptTellsNeither() {
        assertThat(match(
                        tenant(ACME, List.of("https://a", "https://b"), List.of()),
                        tenant(GLOBEX, List.of("https://b"), List.of())))
                .isEqualTo(shared(Map.of("https://a", ACME)));
    }

    @Test
    void moreIssuersThanFitInTwoBytesEachTellTheirTenant() {
        HostRecord record = new HostRecord(
                "shared.org",
                false,
                true,
                List.of(0),
                IntStream.range(0, 70_000)
                        .mapToObj(i -> new HostRecord.Issuer("https://id/" + i, 0))
                        .toList());
        byte[] section = IndexSection.write("hosts", List.of(record.write()));
        assertThatCode(() -> assertThat(HostRecord.read(new IndexSection("hosts", ByteBuffer.wrap(section), 1), 0))
                        .isEqualTo(record))
                .doesNotThrowAnyException();
    }

    @Test
    void oneWhoseTokensNoRouteAcceptsTellsNobody() {
        assertThat(match(
                        tenant(ACME, List.of("https://a"), List.of("https://b")),
                        tenant(GLOBEX, List.of("https://b"), List.of())))
                .isEqualTo(shared(Map.of("https://a", ACME, "https://b", GLOBEX)));
    }
}
