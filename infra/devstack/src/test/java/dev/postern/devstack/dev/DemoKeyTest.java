package dev.postern.devstack.dev;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoKeyTest {
    @Test
    void carriesItsId() {
        assertThat(DemoKey.id("psk_dev_acme-eu_0123456789abcdEF_secretAndChecksum"))
                .contains("0123456789abcdEF");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "psk", "psk_dev_acme_short_x", "psk_dev_acme_../../../users/1_x", "a_b_c_d_e_f"})
    void isNoKeyWithoutAnId(String text) {
        assertThat(DemoKey.id(text)).isEmpty();
    }
}
