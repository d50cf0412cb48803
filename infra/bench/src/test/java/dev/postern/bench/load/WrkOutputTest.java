package dev.postern.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrkOutputTest {
    private static final String CLEAN = """
            Running 5s test @ http://127.0.0.1:18002/bare
              1 threads and 48 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency   812.17us  101.44us   4.31ms   88.10%
                Req/Sec    58.49k     1.21k   60.12k    74.00%
              291102 requests in 5.01s, 70.79MB read
            Requests/sec:  58104.19
            Transfer/sec:     14.13MB
            """;

    @Test
    void aCleanRoundHasItsRequestsAndSeconds() {
        assertThat(WrkOutput.parse(CLEAN)).contains(new WrkOutput(291_102, 5.01, 0, 0));
    }

    @Test
    void refusalsAndSocketErrorsAreSeen() {
        String spoilt = CLEAN + """
                  Socket errors: connect 1, read 20, write 300, timeout 4000
                  Non-2xx or 3xx responses: 17
                """;
        assertThat(WrkOutput.parse(spoilt)).contains(new WrkOutput(291_102, 5.01, 17, 4321));
    }

    @ParameterizedTest(name = "10 requests in {0} are in {1} s")
    @CsvSource({"999.50us, 0.0009995", "900.00ms, 0.9", "2.00s, 2", "1.50m, 90", "1.00h, 3600"})
    void everyUnitIsSeconds(String written, double seconds) {
        assertThat(WrkOutput.parse("  10 requests in " + written + ", 1.00KB read\n"))
                .hasValueSatisfying(output ->
                        assertThat(output.seconds()).isCloseTo(seconds, org.assertj.core.data.Offset.offset(1e-9)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unable to connect to 127.0.0.1:1 Connection refused\n"})
    void aRoundThatDidNotEndIsNotRead(String printed) {
        assertThat(WrkOutput.parse(printed)).isEmpty();
    }

    @ParameterizedTest(name = "{0} requests, {1} refused, {2} socket errors: clean {3}")
    @CsvSource({"10, 0, 0, true", "10, 1, 0, false", "10, 0, 1, false", "0, 0, 0, false"})
    void onlyAnswersWithoutErrorsAreClean(long requests, long refused, long socketErrors, boolean clean) {
        assertThat(new WrkOutput(requests, 1, refused, socketErrors).isClean()).isEqualTo(clean);
    }
}
