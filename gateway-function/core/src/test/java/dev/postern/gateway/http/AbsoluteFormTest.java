package dev.postern.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbsoluteFormTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "/a?b,                   /a?b",
        "/,                      /",
        "//a/b,                  //a/b",
        "http://a/b?c,           /b?c",
        "HTTPS://a:443/b,        /b",
        "http://a,               /",
        "http://[::1]:80?c=/d,   /?c=/d",
        "http://a/http://b/,     /http://b/",
    })
    void theOriginFormOfATargetIsItsPathAndQuery(String target, String origin) {
        assertThat(AbsoluteForm.originForm(target)).isEqualTo(origin);
    }

    @Test
    void anOriginFormIsNotCopied() {
        String target = "/a";
        assertThat(AbsoluteForm.originForm(target)).isSameAs(target);
    }
}
