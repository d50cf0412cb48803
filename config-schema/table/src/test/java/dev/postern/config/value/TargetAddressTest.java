package dev.postern.config.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetAddressTest {
    @ParameterizedTest(name = "{0} is {1} port {2}")
    @CsvSource({
        "http://orders-1.internal:8080, orders-1.internal, 8080",
        "http://orders,                 orders,            80",
        "http://orders:,                orders,            80",
        "http://Orders.Internal:1,      orders.internal,   1",
        "http://orders_1:65535,         orders_1,          65535",
        "http://orders.svc.:80,         orders.svc.,       80", // the dot bars search domains
        "http://10.0.0.1:80,            10.0.0.1,          80",
        "http://[::1]:8080,             ::1,               8080",
        "http://[2001:DB8::1],          2001:db8::1,       80",
    })
    void isReadFromAUrlThatNamesItAndNothingElse(String url, String host, int port) {
        TargetAddress address = new TargetAddress(host, port);
        assertThat(TargetAddress.parse(url)).contains(address);
        assertThat(TargetAddress.parse(address.url())).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "orders:80",
                "https://orders",
                "HTTP://orders",
                "http:orders",
                "http://",
                "http://:80",
                "http://orders/",
                "http://orders?x",
                "http://orders#x",
                "http://user@orders",
                "http://orders:0",
                "http://orders:65536",
                "http://orders:x",
                "http://or ders",
                "http://::1",
                "http://[::1",
                "http://a..b",
                "http://a\r\nb",
                " http://orders",
                "http://orders..",
            })
    void anythingElseIsNone(String url) {
        assertThat(TargetAddress.parse(url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', 80", "a:80, 80", "[::1], 80", "A, 80", "a/b, 80", "a, 0", "a, 65536", "a, -1"})
    void existsOnlyValid(String host, int port) {
        assertThatThrownBy(() -> new TargetAddress(host, port)).isInstanceOf(IllegalArgumentException.class);
    }
}
