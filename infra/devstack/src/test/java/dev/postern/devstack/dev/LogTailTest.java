package dev.postern.devstack.dev;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTailTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "{\"log.level\":\"INFO\",\"message\":\"m\"}", "{\"message\":\"a request\"}"})
    void passesOverOrdinaryLines(String line) {
        assertThat(LogTail.summary(line)).isEmpty();
    }

    @Test
    void showsTheMessageOfATrouble() {
        assertThat(LogTail.summary("{\"log.level\":\"ERROR\",\"message\":\"REDIS_URL: not reached\"}"))
                .contains("  gateway: ERROR REDIS_URL: not reached");
        assertThat(LogTail.summary("{\"level\":\"warn\",\"message\":\"m\"}")).contains("  gateway: WARN m");
    }

    @Test
    void showsWhatIsNotJsonAsItIs() {
        assertThat(LogTail.summary("java.lang.OutOfMemoryError: Java heap space"))
                .contains("  gateway: java.lang.OutOfMemoryError: Java heap space");
        assertThat(LogTail.summary("{\"cut")).contains("  gateway: {\"cut");
    }
}
