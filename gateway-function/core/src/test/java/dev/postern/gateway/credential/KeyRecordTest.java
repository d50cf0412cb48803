package dev.postern.gateway.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.value.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyRecordTest {
    private static final Instant END = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest(name = "secret {0}, {1} ms from the end of the overlap: {2}")
    @CsvSource({
        "1, -1, true",
        "1,  0, true",
        "1,  1, true",
        "2, -1, true",
        "2,  0, false",
        "2,  1, false",
        "3, -1, false", // the one before the previous one
        "3,  1, false",
    })
    void afterARotationTheFormerSecretWorksUntilTheOverlapEnds(long secret, long millis, boolean proved) {
        KeyRecord rotated = key(Optional.of(new PreviousSecret(hash(2), END)));
        assertThat(rotated.isProvedBy(hash(secret), END.plusMillis(millis))).isEqualTo(proved);
    }

    @Test
    void aKeyThatWasNeverRotatedHasOneSecret() {
        assertThat(key(Optional.empty()).isProvedBy(hash(1), END)).isTrue();
        assertThat(key(Optional.empty()).isProvedBy(hash(2), END)).isFalse();
    }

    @Test
    void noSecretIsProvedByPartsOfBoth() {
        KeyRecord rotated = key(Optional.of(new PreviousSecret(new SecretHash(5, 6, 7, 8), END)));
        assertThat(rotated.isProvedBy(new SecretHash(1, 2, 7, 8), END.minusMillis(1)))
                .isFalse();
    }

    private static SecretHash hash(long last) {
        return new SecretHash(1, 2, 3, last);
    }

    private static KeyRecord key(Optional<PreviousSecret> previous) {
        return new KeyRecord(
                "0123456789ABCDEF",
                new TenantId("acme"),
                new UUID(0, 1),
                hash(1),
                previous,
                true,
                Optional.empty(),
                Set.of(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Instant.EPOCH);
    }
}
