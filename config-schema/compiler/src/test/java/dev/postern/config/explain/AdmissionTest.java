package dev.postern.config.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.match.GivenRequest;
import dev.postern.config.policy.AuthConfig;
import dev.postern.config.policy.AuthConfig.Source;
import dev.postern.config.value.TenantId;
import dev.postern.config.value.TokenAlgorithm;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final Source KEY = new AuthConfig.ApiKey(false);
    private static final Source STAFF =
            new AuthConfig.Jwt("staff", new TreeSet<>(), new TreeSet<>(Set.of(TokenAlgorithm.ES256)), Optional.empty());
    private static final String OWN_KEY = "X-API-Key: psk_live_acme_0123456789abcdef_x";
    private static final String OTHERS_KEY = "X-API-Key: psk_live_globex_0123456789abcdef_x";
    private static final String TOKEN = "Authorization: Bearer a.b.c";

    private static Admission admission(List<Source> anyOf, String... headers) {
        GivenRequest request = GivenRequest.of("GET", "acme.localhost", "/", Arrays.asList(headers))
                .orElseThrow();
        return Admission.of(new AuthConfig(anyOf), ACME, request);
    }

    private static int status(Admission admission) {
        return admission instanceof Admission.Refused(Refusal refusal) ? refusal.status() : 200;
    }

    @Test
    void theFirstCredentialThatIsShownDecides() {
        List<Source> keyFirst = List.of(KEY, STAFF);
        assertThat(admission(keyFirst, TOKEN)).isEqualTo(new Admission.IfTokenIsValid("staff"));
        assertThat(admission(keyFirst, OWN_KEY, TOKEN)).isEqualTo(new Admission.IfKeyIsValid());
        assertThat(status(admission(keyFirst, OTHERS_KEY, TOKEN))).isEqualTo(401);
        assertThat(admission(List.of(STAFF, KEY), OTHERS_KEY, TOKEN)).isEqualTo(new Admission.IfTokenIsValid("staff"));
    }

    @Test
    void twoAuthorizationHeadersAreAmbiguous() {
        assertThat(status(admission(List.of(STAFF), TOKEN, TOKEN))).isEqualTo(400);
    }
}
