package dev.postern.config.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.config.policy.IdentityConfig;
import dev.postern.config.policy.IdentityConfig.Fact;
import dev.postern.config.policy.PolicyConfig;
import dev.postern.config.policy.RequireConfig;
import dev.postern.config.policy.Requirement;
import dev.postern.config.policy.Requirement.Names;
import dev.postern.config.value.ClaimPath;
import dev.postern.config.value.HeaderName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyJsonTest {
    private static final Requirement ADMIN = new Requirement.Named(Names.ROLES, true, new TreeSet<>(Set.of("admin")));
    private static final Requirement SALES = new Requirement.Claim(
            new ClaimPath("org.unit"), Requirement.Claim.Test.ONE_OF, new TreeSet<>(Set.of("sales", "it")));
    private static final Requirement LATELY = new Requirement.LoggedIn(
            new TreeSet<>(Set.of("gold")), new TreeSet<>(Set.of("otp")), Optional.of(Duration.ofMinutes(15)));

    @Test
    void whatIsRequiredReadsSo() {
        Requirement either = new Requirement.AnyOf(List.of(new Requirement.AllOf(List.of(SALES, ADMIN)), ADMIN));
        assertThat(PolicyJson.write(List.of(new RequireConfig(List.of(either, SALES)))))
                .hasToString("{\"require\":{\"all\":[{\"claim\":\"org.unit\",\"test\":\"ONE_OF\",\"texts\":[\"it\","
                        + "\"sales\"]},{\"anyOf\":[{\"names\":\"ROLES\",\"all\":true,\"some\":[\"admin\"]},{\"allOf\":"
                        + "[{\"names\":\"ROLES\",\"all\":true,\"some\":[\"admin\"]},{\"claim\":\"org.unit\","
                        + "\"test\":\"ONE_OF\",\"texts\":[\"it\",\"sales\"]}]}]}]}}");
        assertThat(either.words()).isEqualTo("role admin, or (role admin, and claim org.unit is \"it\" or \"sales\")");
        assertThat(LATELY.words()).isEqualTo("acr gold, amr otp, login at most 15m ago");
    }

    @Test
    void whoMayNotCallAnywayIsNotSentToLogInAgain() {
        assertThat(new RequireConfig(List.of(LATELY, ADMIN, LATELY)).all()).containsExactly(ADMIN, LATELY);
    }

    @Test
    void ofOneNameAllAndAnyAreTheSame() {
        assertThat(new Requirement.Named(Names.ROLES, false, new TreeSet<>(Set.of("admin"))))
                .isEqualTo(ADMIN);
    }

    @Test
    void whatIsToldHereIsNotAlsoAmongTheOthers() {
        TreeMap<HeaderName, Fact> headers = new TreeMap<>(Map.of(new HeaderName("x-user"), new Fact.Subject()));
        TreeSet<HeaderName> names = new TreeSet<>(Set.of(new HeaderName("x-user"), new HeaderName("x-key")));
        IdentityConfig identity = new IdentityConfig(headers, Optional.empty(), names);
        assertThat(identity.others()).containsExactly(new HeaderName("x-key"));
        assertThat(identity.stripped()).isEqualTo(names);
        assertThat(PolicyJson.write(List.of(identity)))
                .hasToString("{\"identity\":{\"headers\":[{\"name\":\"x-user\",\"fact\":\"subject\"}],"
                        + "\"others\":[\"x-key\"]}}");
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"x-user, x_user", "x-user, x-forwarded-for", "authorization, x-user", "x-user, x_api_key"})
    void aHeaderHasOneMeaning(String header, String tokenHeader) {
        TreeMap<HeaderName, Fact> headers = new TreeMap<>();
        headers.put(new HeaderName(header), new Fact.Subject());
        Optional<IdentityConfig.Token> token =
                Optional.of(new IdentityConfig.Token(new HeaderName(tokenHeader), "orders", Duration.ofMinutes(1)));
        assertThatThrownBy(() -> new IdentityConfig(headers, token)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"require\":{\"all\":[]}} | require.all: [] (expected: at least one)",
                "{\"require\":{\"all\":[{\"anyOf\":[]}]}} | require.all[0].anyOf: [] (expected: at least one)",
                "{\"require\":{\"all\":[{\"allOf\":[]}]}} | require.all[0]: unknown key allOf",
                "{\"require\":{\"all\":[{\"anyOf\":[{\"anyOf\":[]}]}]}} | require.all[0].anyOf[0]: unknown key anyOf",
                "{\"require\":{\"all\":[{\"acr\":[],\"amr\":[]}]}} | require.all[0]: {\"acr\":[],\"amr\":[]} (expected: acr, amr or maxAgeSeconds)",
                "{\"require\":{\"all\":[{\"acr\":[],\"amr\":[],\"maxAgeSeconds\":0}]}} | require.all[0].maxAgeSeconds: 0 (expected: a whole number from 1 to 2147483647)",
                "{\"require\":{\"all\":[{\"names\":\"NAMES\",\"all\":true,\"some\":[\"a\"]}]}} | require.all[0].names: \"NAMES\" (expected: ROLES, PERMISSIONS or SCOPES)",
                "{\"require\":{\"all\":[{\"names\":\"ROLES\",\"all\":true,\"some\":[]}]}} | require.all[0].some: [] (expected: at least one)",
                "{\"require\":{\"all\":[{\"claim\":\".\",\"test\":\"ONE_OF\",\"texts\":[\"a\"]}]}} | require.all[0].claim: \".\" (expected: a claim)",
                "{\"identity\":{\"headers\":[{\"name\":\"te\",\"fact\":\"subject\"}]}} | identity.headers[0].name: \"te\" (expected: a header to be sent upstream)",
                "{\"identity\":{\"headers\":[{\"name\":\"a\",\"fact\":\"name\"}]}} | identity.headers[0].fact: \"name\" (expected: subject, source or key-id)",
                "{\"identity\":{\"headers\":[{\"name\":\"a\",\"fact\":\"subject\",\"claim\":\"a\"}]}} | identity.headers[0]: unknown key fact",
                "{\"identity\":{\"headers\":[{\"name\":\"a\",\"claim\":\"b\"},{\"name\":\"a\",\"claim\":\"b\"}]}} | identity.headers: [{\"name\":\"a\",\"claim\":\"b\"},{\"name\":\"a\",\"claim\":\"b\"}] (expected: at most 32, each once)",
                "{\"identity\":{\"headers\":[],\"token\":{\"header\":\"a\",\"audience\":\"b\",\"lifetimeSeconds\":301}}} | identity.token.lifetimeSeconds: 301 (expected: a whole number from 1 to 300)",
            })
    void whatIsWrongIsSaid(String json, String reason) throws Exception {
        JsonIn in = JsonIn.document(new ObjectMapper().readTree(json));
        assertThatThrownBy(() -> readAll(in)).isInstanceOf(Unreadable.class).hasMessage(reason);
    }

    private static List<PolicyConfig> readAll(JsonIn in) throws Unreadable {
        return PolicyJson.read(in);
    }
}
