package dev.postern.config.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostTest {
    @ParameterizedTest(name = "{0} names {1}")
    @CsvSource({
        "acme.com,              acme.com",
        "ACME.com,              acme.com",
        "acme.com:8080,         acme.com",
        "acme.com:,             acme.com", // RFC 3986 lets a port be empty
        "acme.com.,             acme.com",
        "acme.com.:1,           acme.com",
        "localhost:65535,       localhost",
        "orders_1:80,           orders_1", // compose names hosts so
        "10.0.0.1:80,           10.0.0.1",
        "[::1],                 [::1]",
        "[2001:DB8::1]:8443,    [2001:db8::1]",
        "[::ffff:10.0.0.1],     [::ffff:10.0.0.1]",
    })
    void isComparedWithoutCasePortAndTrailingDot(String authority, String name) {
        assertThat(Host.ofAuthority(authority)).map(Host::name).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                ":",
                ":80",
                "acme.com..",
                ".acme.com",
                "a..b",
                "acme.com:80:80",
                "acme.com:0",
                "acme.com:65536",
                "acme.com:000080",
                "acme.com:8a",
                "acme.com:-1",
                "acme.com:\u0661",
                "user@acme.com",
                "user:pass@acme.com",
                "acme.com/a",
                "acme.com?a",
                "acme.com#a",
                "acme com",
                " acme.com",
                "acme.com ",
                "acme.com,evil.com",
                "a%2eb",
                "a*b",
                "*.acme.com",
                "acm\u00e9.com",
                "\u212aey.com",
                "a\0b",
                "a\tb",
                "[",
                "]",
                "[]",
                "[::1",
                "::1",
                "[::1]x",
                "[::1].",
                "[::1]:x",
                "[::1%eth0]",
                "[::1%250]",
                "[10.0.0.1]",
                "[v1.a]",
                "[1]",
                "[:::]",
                "[\u0661::1]",
                "[[::1]]",
                "a[::1]",
            })
    void aMalformedAuthorityNamesNone(String authority) {
        assertThat(Host.ofAuthority(authority)).isEmpty();
    }

    @Test
    void aNameIsAtMost253CharactersLong() {
        String longest = "a".repeat(253);
        assertThat(Host.ofAuthority(longest + ".:80")).map(Host::name).contains(longest);
        assertThat(Host.ofAuthority(longest + "a")).isEmpty();
    }
}
