package dev.postern.config.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.value.Host;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.TenantId;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// R2: whose a host is.
class HostIndexTest {
    @ParameterizedTest(name = "{0} is of {1}")
    @CsvSource({
        "acme.com,         acme",
        "ACME.Com:8080,    acme",
        "acme.com.,        acme",
        "a.acme.com,       below",
        "a.b.acme.com,     below",
        "x.eu.acme.com,    longer", // a longer wildcard beats a shorter one
        "eu.acme.com,      below", // a wildcard does not take its own name
        "at.eu.acme.com,   exact", // an exact name beats a wildcard
        "y.at.eu.acme.com, longer",
        "other.com,        nobody",
        "com,              nobody",
        "notacme.com,      nobody",
        "[::1],            nobody",
        "10.0.0.1,         nobody",
    })
    void theMostSpecificClaimWins(String authority, String tenant) {
        HostIndex index = new HostIndex(Map.of(
                pattern("acme.com"), owned("acme"),
                pattern("*.acme.com"), owned("below"),
                pattern("*.eu.acme.com"), owned("longer"),
                pattern("at.eu.acme.com"), owned("exact")));
        HostMatch expected = tenant.equals("nobody") ? HostMatch.Unknown.UNKNOWN : owned(tenant);
        assertThat(index.find(host(authority))).isEqualTo(expected);
    }

    @Test
    void aSharedHostNamesAllItsTenants() {
        HostMatch shared = new HostMatch.Shared(new TreeSet<>(Set.of(new TenantId("b"), new TenantId("a"))));
        HostIndex index = new HostIndex(Map.of(pattern("api.localhost"), shared));
        assertThat(index.find(host("api.localhost"))).isEqualTo(shared);
    }

    private static HostMatch owned(String tenant) {
        return new HostMatch.Owned(new TenantId(tenant));
    }

    private static HostPattern pattern(String text) {
        return HostPattern.parse(text).orElseThrow();
    }

    private static Host host(String authority) {
        return Host.ofAuthority(authority).orElseThrow();
    }
}
