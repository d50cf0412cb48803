package dev.postern.bench.jmh;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./postern bench tokens`: prints the figures as JSON; progress goes to standard error.
@Command(
        name = "./postern bench tokens",
        sortOptions = false,
        description =
                "Measures the check of a token, known and unknown, in nanoseconds, with JMH. Takes three minutes.")
public final class Tokens implements Callable<Integer> {
    @Mixin
    private Pace pace = new Pace();

    // The launcher gives it to every program of the bench.
    @Option(names = "--root", hidden = true)
    @SuppressWarnings("UnusedVariable")
    private @Nullable Path root;

    @Option(names = "--help", usageHelp = true, description = "Print this text.")
    @SuppressWarnings("UnusedVariable") // picocli reads it, and prints the text by itself
    private boolean help;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Tokens()).execute(arguments));
    }

    @Override
    public Integer call() throws RunnerException {
        System.out.println(json(measure()).toPrettyString());
        return 0;
    }

    Collection<RunResult> measure() throws RunnerException {
        return new Runner(pace.of(TokenBenchmark.class).build()).run();
    }

    static ArrayNode json(Collection<RunResult> results) {
        ArrayNode json = new JsonMapper().createArrayNode();
        for (RunResult result : results) {
            ObjectNode one = json.addObject();
            one.put("algorithm", result.getParams().getParam("algorithm"));
            one.put("token", result.getParams().getParam("token"));
            Pace.score(result, one);
        }
        return json;
    }
}
