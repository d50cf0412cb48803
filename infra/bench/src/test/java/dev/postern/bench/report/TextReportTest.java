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

    @Test
    void aSaturatedLoadSideIsSaid() {
        assertThat(Remarks.of(FULL))
                .containsExactly("gateway gate: the load side's core was 97 % busy, so requests/s is not its own limit;"
                        + " read it by CPU second (it used 90 % of its core)");
    }

    @Test
    void coldSubjectsIdleCoresAndStrangersAreSaid() {
        Round round = new Round(1000, 1, Map.of(Part.MEASURED, 0.5), 0.2, 0.04);
        assertThat(Remarks.of(report(List.of(series(Goals.GATEWAY_BARE, 0.08, round)), List.of())))
                .containsExactly(
                        "gateway bare: it used only 50 % of its core and waited for the rest",
                        "gateway bare: not warm when measuring began:"
                                + " its last two rounds differed by 8 % (wanted: less than 5 %)",
                        "gateway bare: processes that are not part of it took 4 % of a core");
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
