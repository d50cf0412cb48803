package dev.postern.gateway.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.config.match.KeyTag;
import dev.postern.config.value.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {
    private static final String ID = "0123456789ABCDEF";
    private static final String SECRET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";
    private static final ApiKey KEY = new ApiKey("live", "acme-eu", ID, SECRET);

    @Test
    void theTextOfAKeyNeverChanges() {
        assertThat(KEY.text())
                .isEqualTo("psk_live_acme-eu_0123456789ABCDEF_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ3kFCSn");
    }

    @Test
    void aKeyIsReadAsItWasWritten() {
        assertThat(ApiKey.parse(KEY.text())).contains(KEY);
    }

    @Test
    void generatedKeysAreReadBackAndNeverTheSame() {
        SecureRandom random = new SecureRandom();
        Set<String> ids = new HashSet<>();
        Set<String> secrets = new HashSet<>();
        Pattern scanner = Pattern.compile("psk_[a-z0-9]{1,16}_[a-z][a-z0-9-]{0,31}_[0-9A-Za-z]{16}_[0-9A-Za-z]{49}");
        for (int i = 0; i < 1_000; i++) {
            ApiKey key = ApiKey.generate("dev", new TenantId("globex"), random);
            assertThat(ApiKey.parse(key.text())).contains(key);
            assertThat(key.text()).matches(scanner);
            ids.add(key.id());
            secrets.add(key.secret());
        }
        assertThat(ids).hasSize(1_000);
        assertThat(secrets).hasSize(1_000);
    }

    @Test
    void theLongestKeyIsAsLongAsIsSaid() {
        ApiKey longest = ApiKey.generate("a".repeat(16), new TenantId("t".repeat(32)), new SecureRandom());
        assertThat(longest.text()).hasSize(KeyTag.MAX_LENGTH);
        assertThat(ApiKey.parse(longest.text())).contains(longest);
    }

    @Test
    void anyOneCharacterChangedIsNoticed() {
        String text = KEY.text();
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'x' ? 'y' : 'x';
            String changed = text.substring(0, i) + other + text.substring(i + 1);
            assertThat(ApiKey.parse(changed)).as(changed).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "psk_",
                "psk__",
                "psk_live",
                "psk_live_acme",
                "psk_live_acme_0123456789ABCDEF",
                "psk_live_acme_0123456789ABCDEF_",
                "sk_live_acme_0123456789ABCDEF_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ",
                "PSK_live_acme_0123456789ABCDEF_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ",
                "psk_LIVE_acme_0123456789ABCDEF_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ",
                "psk__acme_0123456789ABCDEF_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ",
                "psk_seventeen-letter_acme_0123456789ABCDEF_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ",
                "psk_live__0123456789ABCDEF_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ",
                "psk_live_1acme_0123456789ABCDEF_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ",
                "psk_live_ac me_0123456789ABCDEF_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ",
                "psk_live_acme_0123456789ABCDE-_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ",
                "psk_live_acme_0123456789ABCDE_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQR",
                "psk_live_acme_0123456789ABCDEF_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPé",
                "psk_live_acme_0123456789ABCDEF_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOP\n",
            })
    void whatIsNotAKeyIsNoneEvenWithARightChecksum(String body) {
        assertThat(ApiKey.parse(body)).isEmpty();
        assertThat(ApiKey.parse(body + checksumOf(body))).isEmpty();
    }

    @Test
    void nothingMayFollowAKey() {
        assertThat(ApiKey.parse(KEY.text() + "0")).isEmpty();
        assertThat(ApiKey.parse(KEY.text() + " ")).isEmpty();
        assertThat(ApiKey.parse(KEY.text() + "x".repeat(100_000))).isEmpty();
    }

    @Test
    void aKeyClaimsItsOwnTenantOnly() {
        assertThat(KEY.claims(new TenantId("acme-eu"))).isTrue();
        assertThat(KEY.claims(new TenantId("acme"))).isFalse();
    }

    @Test
    void theSecretIsNeverShown() {
        assertThat(KEY).asString().contains(ID).doesNotContain(SECRET.substring(0, 8));
        assertThat(KEY.secretHash()).asString().isEqualTo("SecretHash[hidden]");
        assertThatThrownBy(() -> new ApiKey("live", "acme", "short", SECRET)).hasMessageNotContaining(SECRET);
    }

    @Test
    void theHashIsTheSecretsSha256() throws Exception {
        byte[] expected =
                java.security.MessageDigest.getInstance("SHA-256").digest(SECRET.getBytes(StandardCharsets.US_ASCII));
        assertThat(KEY.secretHash().bytes()).isEqualTo(expected);
        assertThat(SecretHash.of(expected).matches(KEY.secretHash())).isTrue();
    }

    @Test
    void aHashThatDiffersInAnyBitDoesNotMatch() {
        byte[] bytes = KEY.secretHash().bytes();
        for (int bit = 0; bit < 256; bit++) {
            byte[] other = bytes.clone();
            other[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(SecretHash.of(other).matches(KEY.secretHash()))
                    .as("bit " + bit)
                    .isFalse();
        }
    }

    @Test
    void aHashHas32Bytes() {
        assertThatThrownBy(() -> SecretHash.of(new byte[31])).hasMessage("hash: 31 bytes (expected: 32)");
    }

    private static String checksumOf(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        String digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        StringBuilder text = new StringBuilder();
        for (long rest = crc.getValue(); text.length() < 6; rest /= 62) {
            text.insert(0, digits.charAt((int) (rest % 62)));
        }
        return text.toString();
    }
}
