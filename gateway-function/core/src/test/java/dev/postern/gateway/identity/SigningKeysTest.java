package dev.postern.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.gateway.identity.SigningKeys.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigningKeysTest {
    private static final SigningKeys DRAWN = SigningKeys.draw();

    private static SigningKeys read(String text) {
        return ((Reading.Read) SigningKeys.read(text)).keys();
    }

    @Test
    void whatIsWrittenIsRead() {
        SigningKeys read = read(DRAWN.secret());
        assertThat(read.published()).isEqualTo(DRAWN.published());
        assertThat(read.key()).isEqualTo(DRAWN.key());
        assertThat(read.shared()).isTrue();
        assertThat(DRAWN.shared()).isFalse();
    }

    @Test
    void theFirstSignsAndAllArePublished() {
        SigningKeys other = SigningKeys.draw();
        String both = DRAWN.secret().replace("]}", "," + inner(other.secret()) + "]}");
        SigningKeys read = read(both);
        assertThat(read.keyId()).isEqualTo(DRAWN.keyId());
        assertThat(read.published()).contains(DRAWN.keyId()).contains(other.keyId());
    }

    private static String inner(String set) {
        return set.substring(set.indexOf('[') + 1, set.lastIndexOf(']'));
    }

    @Test
    void onlyThePublicPartIsPublishedAndNothingIsShown() {
        assertThat(DRAWN.secret()).contains("\"d\"");
        assertThat(DRAWN.published()).doesNotContain("\"d\"");
        assertThat(DRAWN.toString()).doesNotContain("\"d\"").contains(DRAWN.keyId());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nonsense                                     | not a JWK set
            {}                                           | not a JWK set
            []                                           | not a JWK set
            {"keys": []}                                 | 0 keys
            {"keys": [{"kty": "oct", "k": "c2VjcmV0"}]}  | not a private P-256 key
            """)
    void whatIsNoSetOfPrivateKeysIsRefusedWithAReason(String text, String reason) {
        assertThat(SigningKeys.read(text))
                .isInstanceOfSatisfying(
                        Reading.Invalid.class,
                        refused -> assertThat(refused.reason()).contains(reason));
    }

    @Test
    void aPublicKeySignsNothing() {
        assertThat(SigningKeys.read(DRAWN.published())).isInstanceOf(Reading.Invalid.class);
    }
}
