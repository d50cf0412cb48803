package dev.postern.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.match.RequestMatch;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MatchBenchmarkTest {
    @Test
    void everyRequestIsTakenByARouteOfItsOwn() {
        ManyRoutes many = ManyRoutes.of(3, 100);
        assertThat(many.requests().stream().map(many.matcher()::match))
                .hasSize(100)
                .doesNotHaveDuplicates()
                .allMatch(RequestMatch.Matched.class::isInstance);
    }

    @Test
    void aSmallRunGivesAFigureForEachCase() throws Exception {
        Match run = new Match();
        new CommandLine(run)
                .parseArgs("--routes", "50", "--tenants", "1,5", "--forks", "0", "--rounds", "1", "--seconds", "1");
        assertThat(Match.json(run.measure()))
                .hasSize(4)
                .allSatisfy(result -> assertThat(result.get("nanos").asDouble()).isPositive());
    }
}
