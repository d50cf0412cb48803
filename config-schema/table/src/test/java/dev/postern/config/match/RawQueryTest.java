package dev.postern.config.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RawQueryTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "api_key=k,                   ''",
        "api_key,                     ''",
        "a=1&api_key=k&b=2,           a=1&b=2",
        "api_key=k&a=%zz&&b,          a=%zz&&b",
        "a=1&api_key=k,               a=1",
        "a=1&api_key=k&,              a=1&",
        "api_key=1&api_key=2,         ''",
        "a&api_key=1&b&api_key=2&c,   a&b&c",
        "api%5Fkey=k&a,               a",
        "%61pi%5fk%65y=k&a,           a",
        "a=+%20b&api_key=k&c=%C3%A4,  a=+%20b&c=%C3%A4",
    })
    void takesAwayEveryParameterOfTheNameAndNothingElse(String query, String rest) {
        assertThat(RawQuery.without(query, "api_key")).isEqualTo(rest);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "''",
        "a=api_key",
        "API_KEY=k",
        "api_keys=k",
        "api_ke=k",
        "api%5Fke",
        "api%5=k",
        "api%255Fkey=k",
        "xapi_key=k",
        "&&",
        "=api_key"
    })
    void leavesAQueryWithoutItAsItIs(String query) {
        assertThat(RawQuery.without(query, "api_key")).isSameAs(query);
        assertThat(RawQuery.value(query, "api_key")).isEmpty();
    }

    @ParameterizedTest(name = "{0} has {1}")
    @CsvSource({
        "api_key=k,                k",
        "api_key,                  ''",
        "api_key=,                 ''",
        "a=1&api%5fkey=k=l&b,      k=l",
        "api_key=1&api_key=2,      1",
        "api_key=a+b%20c%2B,       a b c+",
        "api_key=%C3%A4,           ä",
        "api_key=100%,             100%",
        "api_key=%4,               %4",
        "api_key=%zz,              %zz",
    })
    void decodesTheFirstValue(String query, String value) {
        assertThat(RawQuery.value(query, "api_key")).contains(value);
    }

    @ParameterizedTest(name = "{0} has {1}")
    @CsvSource({
        "a=1,                      ''",
        "api_key=1,                1",
        "api_key=1&b&api%5Fkey=+2, '1| 2'",
        "api_key&api_key=,         '|'",
    })
    void decodesAllValues(String query, String values) {
        assertThat(String.join("|", RawQuery.values(query, "api_key"))).isEqualTo(values);
    }
}
