package dev.postern.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.http.HttpServerOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpLimitsTest {
    @Test
    void theDefaultsAreThese() {
        assertThat(HttpLimits.DEFAULT).isEqualTo(new HttpLimits(8_192, 32_768, 100, 10_485_760));
    }

    @ParameterizedTest
    @CsvSource({
        "15, 16, 1, 0, maxRequestLineBytes",
        "16, 15, 1, 0, maxHeaderBytes",
        "16, 16, 0, 0, maxHeaders",
        "16, 16, 1, -1, maxBodyBytes",
        "1048577, 16, 1, 0, maxRequestLineBytes",
        "16, 1048577, 1, 0, maxHeaderBytes",
    })
    void thereIsNoUnboundedAndNoAbsurdLimit(int line, int headers, int count, long body, String named) {
        assertThatThrownBy(() -> new HttpLimits(line, headers, count, body))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }

    @Test
    void theServerTakesAllThatTheFilterPasses() {
        HttpServerOptions options = HttpLimits.DEFAULT.applyTo(new HttpServerOptions());
        assertThat(options.getMaxInitialLineLength()).isGreaterThanOrEqualTo(8_192);
        assertThat(options.getMaxHeaderSize()).isGreaterThanOrEqualTo(2 * 32_768);
        assertThat(options.isHttp2ClearTextEnabled()).isFalse();
    }
}
