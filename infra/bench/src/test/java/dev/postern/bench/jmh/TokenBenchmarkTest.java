package dev.postern.bench.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class TokenBenchmarkTest {
    @Test
    void aSmallRunGivesAFigureForEachCase() throws Exception {
        Tokens run = new Tokens();
        new CommandLine(run).parseArgs("--forks", "0", "--rounds", "1", "--seconds", "1");
        assertThat(Tokens.json(run.measure()))
                .hasSize(6)
                .allSatisfy(result -> assertThat(result.get("nanos").asDouble()).isPositive());
    }
}
