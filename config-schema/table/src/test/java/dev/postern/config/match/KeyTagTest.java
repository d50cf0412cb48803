package dev.postern.config.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.value.TenantId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyTagTest {
    @ParameterizedTest(name = "{0} says {1}")
    @CsvSource({
        "psk_live_acme_,          acme",
        "psk_live_acme-eu_rest,   acme-eu",
        "psk_live_acme,           ''", // nothing closes the tag
        "psk_live__rest,          ''",
        "psk_live_ACME_rest,      ''",
        "Bearer psk_live_acme_,   ''",
        "psk_acme,                ''",
        "psk_live_a--b_rest,      ''", // no tenant can be called that
    })
    void theTagIsReadWithoutTheRest(String text, String tag) {
        assertThat(KeyTag.of(text).map(TenantId::value))
                .isEqualTo(Optional.of(tag).filter(it -> !it.isEmpty()));
    }
}
