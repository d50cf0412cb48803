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
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./postern bench match`: prints the figures as JSON; progress goes to standard error.
@Command(
        name = "./postern bench match",
        sortOptions = false,
        description = "Measures the match alone with 100,000 routes, in nanoseconds, with JMH. Takes two minutes.")
public final class Match implements Callable<Integer> {
    @Option(names = "--routes", paramLabel = "N", defaultValue = "100000", description = "Routes in all.")
    private int routes;

    @Option(
            names = "--tenants",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,10000",
            description = "Among how many tenants they are parted, one run each.")
    private int[] tenants = {1, 10_000};

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
        System.exit(new CommandLine(new Match()).execute(arguments));
    }

    @Override
    public Integer call() throws RunnerException {
        System.out.println(json(measure()).toPrettyString());
        return 0;
    }

    Collection<RunResult> measure() throws RunnerException {
        String[] parted = new String[tenants.length];
        for (int i = 0; i < tenants.length; i++) {
            parted[i] = Integer.toString(tenants[i]);
        }
        ChainedOptionsBuilder options = pace.of(MatchBenchmark.class)
                .param("routes", Integer.toString(routes))
                .param("tenants", parted)
                .jvmArgsAppend("-Xmx2g");
        return new Runner(options.build()).run();
    }

    static ArrayNode json(Collection<RunResult> results) {
        ArrayNode json = new JsonMapper().createArrayNode();
        for (RunResult result : results) {
            ObjectNode one = json.addObject();
            String name = result.getParams().getBenchmark();
            one.put("benchmark", name.substring(name.lastIndexOf('.') + 1));
            one.put("routes", Integer.parseInt(result.getParams().getParam("routes")));
            one.put("tenants", Integer.parseInt(result.getParams().getParam("tenants")));
            Pace.score(result, one);
        }
        return json;
    }
}
