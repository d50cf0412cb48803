package dev.postern.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SplitBytesTest {
    private static final HttpLimits LIMITS = StrictHttp1Contract.LIMITS;
    private static final String GOOD = "POST /good HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab";

    static Stream<MalformedRequest> malformed() {
        return MalformedRequest.all(LIMITS).stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void theOutcomeIsTheSameHoweverBytesAreSplit(MalformedRequest request) {
        for (String bytes : List.of(
                request.bytes() + GOOD,
                GOOD + request.bytes() + GOOD,
                persistent(request.twin()) + GOOD + request.bytes())) {
            Filtering whole = Filtering.of(LIMITS, List.of(bytes));
            assertThat(whole.fault()).contains(request.fault());
            for (int at = 1; at < bytes.length(); at++) {
                assertThat(Filtering.of(LIMITS, List.of(bytes.substring(0, at), bytes.substring(at))))
                        .as("split at %d", at)
                        .isEqualTo(whole);
            }
            assertThat(Filtering.of(
                            LIMITS,
                            IntStream.range(0, bytes.length())
                                    .mapToObj(at -> bytes.substring(at, at + 1))
                                    .toList()))
                    .isEqualTo(whole);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void goodBytesPassAsTheyAreHoweverTheyAreSplit(MalformedRequest request) {
        String bytes = GOOD + persistent(request.twin()) + GOOD;
        for (int at = 1; at < bytes.length(); at++) {
            assertThat(Filtering.of(LIMITS, List.of(bytes.substring(0, at), bytes.substring(at))))
                    .as("split at %d", at)
                    .isEqualTo(new Filtering(bytes, -1, Optional.empty()));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void aBadHeadIsReplacedWholeAndABadBodyCutAtTheFault(MalformedRequest request) {
        Filtering outcome = Filtering.of(LIMITS, List.of(GOOD + request.bytes() + GOOD));
        assertThat(outcome.faultNumber()).isEqualTo(1);
        if (request.bytes().startsWith("POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")) {
            assertThat(GOOD + request.bytes()).startsWith(outcome.passed());
            assertThat(outcome.passed().length())
                    .isLessThan(GOOD.length() + request.bytes().length());
        } else {
            assertThat(outcome.passed()).isEqualTo(GOOD + Filtering.STAND_IN);
        }
    }

    /// HTTP/1.0 would end the connection.
    private static String persistent(String request) {
        return request.replace("HTTP/1.0", "HTTP/1.1");
    }
}
