package dev.postern.config.diff;

import static dev.postern.config.diff.ChangeKind.AUTH_STRENGTHENED;
import static dev.postern.config.diff.ChangeKind.AUTH_WEAKENED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.policy.AuthConfig;
import dev.postern.config.policy.AuthConfig.Source;
import dev.postern.config.value.TokenAlgorithm;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AuthDiffTest {
    private static final Source KEY = new AuthConfig.ApiKey(false);
    private static final Source STAFF = jwt("staff");
    private static final Source PARTNERS = jwt("partners");

    private static Source jwt(String issuer) {
        return new AuthConfig.Jwt(
                issuer, new TreeSet<>(), new TreeSet<>(Set.of(TokenAlgorithm.ES256)), Optional.empty());
    }

    private static Optional<AuthConfig> auth(Source... sources) {
        return Optional.of(new AuthConfig(Arrays.asList(sources)));
    }

    private static List<ChangeKind> kinds(Optional<AuthConfig> before, Optional<AuthConfig> after) {
        return AuthDiff.compare(before, after).stream().map(Finding::kind).toList();
    }

    @Test
    void whichCredentialOfTwoDecidesIsNoMatterOfOrderAlone() {
        assertThat(kinds(auth(KEY, STAFF), auth(STAFF, KEY)))
                .as("a bad key beside a good token was refused, and a good key beside a bad token let in")
                .containsExactly(AUTH_STRENGTHENED, AUTH_WEAKENED);
        assertThat(kinds(auth(KEY, STAFF, PARTNERS), auth(KEY, PARTNERS, STAFF)))
                .as("a request presents one token")
                .isEmpty();
        assertThat(kinds(auth(STAFF), auth(KEY, STAFF))).containsExactly(AUTH_WEAKENED);
    }
}
