package dev.postern.config.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "acme", "acme-eu", "a1-2b", "abcdefghijklmnopqrstuvwxyz-01234"})
    void isLowerCaseLettersDigitsAndInnerHyphens(String text) {
        assertThat(TenantId.parse(text)).contains(new TenantId(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Acme",
                "1a",
                "-a",
                "a-",
                "a--b",
                "a_b",
                "a.b",
                "a/b",
                "a\n",
                "\u0430cme",
                "a{",
                "..",
                "abcdefghijklmnopqrstuvwxyz-012345",
            })
    void anythingElseIsNone(String text) {
        assertThat(TenantId.parse(text)).isEmpty();
        assertThatThrownBy(() -> new TenantId(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
