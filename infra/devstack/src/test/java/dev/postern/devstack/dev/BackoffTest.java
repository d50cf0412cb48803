package dev.postern.devstack.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff();

    @Test
    void waitsLongerEachTimeUpToABound() {
        long[] waits = new long[8];
        for (int i = 0; i < waits.length; i++) {
            waits[i] = backoff.after(Duration.ofSeconds(2)).toSeconds();
        }

        assertThat(waits).containsExactly(0, 1, 2, 4, 8, 16, 30, 30);
    }

    @Test
    void startsOverOnceThePartHasRunForAWhile() {
        backoff.after(Duration.ZERO);
        backoff.after(Duration.ZERO);

        assertThat(backoff.after(Duration.ofSeconds(30))).isZero();
        assertThat(backoff.after(Duration.ofSeconds(29))).isEqualTo(Duration.ofSeconds(1));
    }
}
