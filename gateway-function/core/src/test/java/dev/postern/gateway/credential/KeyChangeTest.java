package dev.postern.gateway.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.value.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyChangeTest {
    @Test
    void namesATenantAndAnId() {
        assertThat(KeyChange.parse("acme-eu 0123456789ABCDEF"))
                .contains(new KeyChange(new TenantId("acme-eu"), "0123456789ABCDEF"));
        String longest = "t".repeat(32);
        assertThat(KeyChange.parse(longest + " 0123456789ABCDEF"))
                .contains(new KeyChange(new TenantId(longest), "0123456789ABCDEF"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "acme",
                "0123456789ABCDEF",
                "acme 0123456789ABCDE",
                "acme 0123456789ABCDEFG",
                "acme 0123456789ABCDE-",
                "acme  0123456789ABCDEF",
                " acme 0123456789ABCDEF",
                "acme 0123456789ABCDEF ",
                "acme 0123456789ABCDEF\n",
                "Acme 0123456789ABCDEF",
                "ac_me 0123456789ABCDEF",
                "acme\u0000 0123456789ABCDEF",
                "ttttttttttttttttttttttttttttttttt 0123456789ABCDEF", // 33 characters of tenant
                "{\"tenant\":\"acme\"}",
            })
    void whatTheTriggerCannotHaveSentNamesNothing(String payload) {
        assertThat(KeyChange.parse(payload)).isEmpty();
        assertThat(KeyChange.parse(payload + "x".repeat(7_000))).isEmpty();
    }
}
