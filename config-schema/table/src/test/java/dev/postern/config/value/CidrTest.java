package dev.postern.config.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
    @ParameterizedTest(name = "{0} holds {1}: {2}")
    @CsvSource({
        "10.0.0.0/8,        10.255.255.255,   true",
        "10.0.0.0/8,        11.0.0.0,         false",
        "10.128.0.0/9,      10.127.255.255,   false",
        "10.0.0.1/32,       10.0.0.1,         true",
        "10.0.0.1/32,       10.0.0.2,         false",
        "0.0.0.0/0,         2001:db8::1,      false", // an IPv4 block says nothing of IPv6
        "::/0,              10.0.0.1,         false",
        "10.0.0.0/8,        ::ffff:10.0.0.1,  true", // a mapped address is its IPv4 self
        "fe80::/10,         febf::1,          true",
        "fe80::/10,         fec0::1,          false",
        "2001:db8::1/128,   2001:DB8:0::1,    true"
    })
    void holdsTheAddressesThatShareItsPrefix(String block, String address, boolean expected) {
        Cidr cidr = Cidr.parse(block).orElseThrow();
        assertThat(cidr.contains(Cidr.address(address).orElseThrow())).isEqualTo(expected);
        assertThat(Cidr.parse(cidr.toString())).contains(cidr);
    }

    @ParameterizedTest(name = "\"{0}\" is no block")
    @ValueSource(
            strings = {
                "",
                "/",
                "10.0.0.0",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/08",
                "10.0.0.0/8 ",
                "10.1/16",
                "10.0.0.1/8",
                "256.0.0.0/8",
                "::/129",
                "fe80::1%eth0/128",
                "[::]/0",
                "localhost/8",
                "1:2/16",
                "10.0.0.0/999"
            })
    void readsNothingElse(String text) {
        assertThat(Cidr.parse(text)).isEmpty();
    }

    @ParameterizedTest(name = "{0} probably means {1}")
    @CsvSource({"10.0.0.1/8, 10.0.0.0/8", "192.168.77.5/20, 192.168.64.0/20", "10.0.0.0/8, 10.0.0.0/8"})
    void knowsTheBlockThatWasMeant(String text, String expected) {
        assertThat(Cidr.nearest(text)).contains(Cidr.parse(expected).orElseThrow());
    }

    @ParameterizedTest(name = "\"{0}\" is no address")
    @ValueSource(
            strings = {
                "",
                "10.1",
                "10",
                "0x0a.0.0.1",
                "10.0.0.1.",
                "010.0.0.1",
                "localhost",
                "a.b.c.d",
                "[::1]",
                "fe80::1%1",
                ":",
                ":::"
            })
    void asksNoDnsAndGuessesNothing(String text) {
        assertThat(Cidr.address(text)).isEmpty();
    }
}
