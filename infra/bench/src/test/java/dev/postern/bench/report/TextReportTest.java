package dev.postern.bench.report;

import static dev.postern.bench.report.Rows.report;
import static dev.postern.bench.report.Rows.series;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.postern.bench.measure.Part;
import dev.postern.bench.measure.Round;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextReportTest {
    private static final Report FULL = report(
            List.of(
                    series(Goals.NGINX_PLAIN, 50_000, 1.0, 0.9),
                    series(Goals.NGINX_GATE, 40_000, 1.0, 0.8),
                    series(Goals.GATEWAY_BARE, 30_000, 1.0, 0.7),
                    series(Goals.GATEWAY_GATE, 15_000, 0.9, 0.97),
                    series(Goals.UPSTREAM, 80_000, 0.5, 1.0)),
            List.of(series(Goals.GATEWAY_BARE, 30_000, 1.0, 0.7), series(Goals.BARE_TWO, 36_000, 1.2, 0.8)));

    @Test
    void goalsStandBesideTheRatios() {
        assertThat(TextReport.of(FULL).lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "gateway bare / nginx plain 0.55 - 0.60 pass 0.60",
                        "gateway gate / nginx plain 0.40 0.50 0.33 MISS 0.30",
                        "gateway gate / nginx gate 0.45 0.55 0.42 MISS 0.38",
                        "gateway bare, 2 loops 1.00 1.20 1.18");
    }

    @Test
    void aGoalWhoseSubjectsWereNotMeasuredIsLeftOut() {
        assertThat(TextReport.of(FULL)).doesNotContain(Goals.GATEWAY_LARGE);
    }

    @ParameterizedTest(name = "{0} of its core, the load side''s {1} busy: {2}")
    @CsvSource({
        "0.95, 0.97, ''", // both are full: its own limit all the same
        "0.80, 0.97, 'gateway gate: it used only 80 % of its core (the load side''s core was 97 % busy)"
                + ", so requests/s is not its own limit; read it by CPU second'",
        "0.80, 0.70, 'gateway gate: it used only 80 % of its core (neither core was full)"
                + ", so requests/s is not its own limit; read it by CPU second'",
    })
    void aCoreThatWasNotUsedUpIsSaid(double own, double load, String expected) {
        Report report = report(List.of(series(Goals.GATEWAY_GATE, 15_000, own, load)), List.of());
        assertThat(String.join("\n", Remarks.of(report))).isEqualTo(expected);
    }

    @Test
    void otherWorkOnTheMachineIsSaidFirstAndOnce() {
        Round busy = new Round(1000, 1, Map.of(Part.MEASURED, 1.0), 0.2, 1000, 1.5);
        Round busier = new Round(1000, 1, Map.of(Part.MEASURED, 1.0), 0.2, 1000, 1.9);
        Report report = report(
                List.of(series(Goals.GATEWAY_BARE, 0.08, busy)), List.of(series(Goals.GATEWAY_GATE, 0.01, busier)));
        assertThat(Remarks.of(report))
                .containsExactly(
                        "other processes took up to 190 % of a core during the rounds:"
                                + " for figures to keep, run again when the machine does nothing else",
                        "gateway bare: not warm when measuring began:"
                                + " its last two rounds differed by 8 % (wanted: less than 5 %)");
    }

    @Test
    void aGateRoundThatDidWithoutRedisIsSaid() {
        Round limited = new Round(1000, 1, Map.of(Part.MEASURED, 1.0), 0.2, 1010, 0);
        Round local = new Round(1000, 1, Map.of(Part.MEASURED, 1.0), 0.2, 900, 0);
        assertThat(Remarks.of(report(List.of(series(Goals.GATEWAY_GATE, 0.01, limited, local, limited)), List.of())))
                .containsExactly("gateway gate: in one round only 90 % of its requests were limited in Redis,"
                        + " which answered too late for the others: they cost less than they should");
        assertThat(Remarks.of(report(List.of(series(Goals.GATEWAY_GATE, 0.01, limited)), List.of())))
                .isEmpty();
    }

    @Test
    void jsonHoldsEveryRound() throws Exception {
        JsonNode root = JsonMapper.builder().build().readTree(JsonReport.of(FULL));
        assertThat(root.at("/oneCore/3/rounds/0/requests").asLong()).isEqualTo(15_000);
        assertThat(root.at("/oneCore/3/rounds/0/cpuSeconds/wrk").asDouble()).isEqualTo(0.97);
        assertThat(root.at("/ratios/1/verdict").asText()).isEqualTo("miss");
        assertThat(root.at("/scaling/bare/throughput").asDouble()).isEqualTo(1.2);
        assertThat(root.at("/usage/0/holds").asBoolean()).isTrue();
    }
}
