package dev.postern.config.table;

import static dev.postern.config.table.Tables.bare;
import static dev.postern.config.table.Tables.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.config.match.HostMatch;
import dev.postern.config.policy.AuthConfig;
import dev.postern.config.policy.RateLimitConfig;
import dev.postern.config.table.UpstreamTable.Target;
import dev.postern.config.table.UpstreamTable.Timeouts;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.PathPattern;
import dev.postern.config.value.TargetAddress;
import dev.postern.config.value.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules that a table cannot exist without.
class RoutingTableTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId GLOBEX = new TenantId("globex");

    @Test
    void aHostIsOwnedUnlessItIsWrittenAsShared() {
        assertThat(table(bare("acme", "acme.com", "+api.org", "+one.org"), bare("globex", "+api.org"))
                        .hosts())
                .isEqualTo(Map.of(
                        new HostPattern("acme.com", false), new HostMatch.Owned(ACME),
                        new HostPattern("api.org", false), new HostMatch.Shared(new TreeSet<>(Set.of(ACME, GLOBEX))),
                        new HostPattern("one.org", false), new HostMatch.Shared(new TreeSet<>(Set.of(ACME)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme.com", "+acme.com"})
    void twoTenantsCannotHaveOneHostUnlessBothShareIt(String host) {
        assertThatThrownBy(() -> table(bare("acme", "acme.com"), bare("globex", host)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hosts: acme.com is claimed by [acme, globex] (expected: shared by all)");
    }

    @Test
    void aNameAndTheWildcardBelowItAreTwoHosts() {
        assertThat(table(bare("acme", "acme.com"), bare("globex", "*.acme.com")).hosts())
                .hasSize(2);
    }

    @Test
    void aTenantStandsUnderItsOwnId() {
        assertThatThrownBy(() -> new RoutingTable(new TreeMap<>(Map.of(GLOBEX, bare("acme")))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theOrderInWhichThingsAreGivenMeansNothing() {
        Timeouts second = new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1));
        Target one = new Target(new TargetAddress("a", 1), 1);
        Target two = new Target(new TargetAddress("b", 1), 1);
        assertThat(new UpstreamTable("api", "main", List.of(two, one), second))
                .isEqualTo(new UpstreamTable("api", "main", List.of(one, two), second));
        RateLimitConfig limits = new RateLimitConfig(List.of());
        assertThat(new RouteTable(
                                "api",
                                "r",
                                new TreeSet<>(),
                                new PathPattern(List.of()),
                                "u",
                                List.of(limits, AuthConfig.NONE))
                        .policies())
                .containsExactly(AuthConfig.NONE, limits);
        assertThat(bare("acme", "b.com", "a.com")).isEqualTo(bare("acme", "a.com", "b.com"));
    }

    @Test
    void aRouteHasEachKindOfPolicyOnce() {
        assertThatThrownBy(() -> new RouteTable(
                        "api",
                        "r",
                        new TreeSet<>(),
                        new PathPattern(List.of()),
                        "u",
                        List.of(AuthConfig.NONE, AuthConfig.NONE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.0001S", "PT1.0000001S", "PT24H0.001S", "PT1000000000000H"})
    void aTimeoutIsWholeMillisecondsUpToADay(String duration) {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new Timeouts(second, Duration.parse(duration), second))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("firstByte: ");
    }
}
