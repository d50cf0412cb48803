package dev.postern.bench.jmh;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Option;

/// How long and how often a benchmark is run, as the command line says.
final class Pace {
    @Option(
            names = "--forks",
            paramLabel = "N",
            defaultValue = "2",
            description = "JVMs a run; 0 measures in this one.")
    private int forks;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "2", description = "Length of a round.")
    private int seconds;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Rounds to warm up, and to measure.")
    private int rounds;

    ChainedOptionsBuilder of(Class<?> benchmark) {
        TimeValue round = TimeValue.seconds(seconds);
        return new OptionsBuilder()
                .include(benchmark.getName())
                .forks(forks)
                .warmupIterations(rounds)
                .warmupTime(round)
                .measurementIterations(rounds)
                .measurementTime(round)
                .verbosity(VerboseMode.SILENT);
    }

    static void score(RunResult result, ObjectNode json) {
        json.put("nanos", rounded(result.getPrimaryResult().getScore()));
        json.put("plusMinus", rounded(result.getPrimaryResult().getScoreError()));
    }

    private static double rounded(double nanos) {
        return Math.round(nanos * 10) / 10.0;
    }
}
