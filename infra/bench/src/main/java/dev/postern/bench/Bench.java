package dev.postern.bench;

import dev.postern.bench.load.RunFailed;
import dev.postern.bench.report.JsonReport;
import dev.postern.bench.report.Report;
import dev.postern.bench.report.TextReport;
import dev.postern.bench.report.UsageCheck;
import dev.postern.bench.stand.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `./postern bench`. Answers 0 when there are figures, goals missed or not; 1 when the run failed; 2 for
/// wrong arguments and for what the machine lacks.
@Command(
        name = "./postern bench",
        sortOptions = false,
        description = "Measures the packaged gateway against nginx in one run, as ratios. Takes about ten minutes.")
public final class Bench implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int CANNOT_RUN = 2;

    @Option(names = "--quick", description = "Short rounds: about three minutes, rougher figures.")
    private boolean quick;

    @Option(names = "--rounds", paramLabel = "N", description = "Measured rounds a subject (5; quick: 3).")
    private @Nullable Integer measured;

    @Option(names = "--seconds", paramLabel = "N", description = "Length of a measured round (5; quick: 2).")
    private @Nullable Integer seconds;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "48",
            description = "Connections that the loader keeps open ($${DEFAULT-VALUE}).")
    private int connections;

    @Option(names = "--one-core", description = "Leave out the comparison of two event loops with one.")
    private boolean oneCore;

    @Option(names = "--java", paramLabel = "OPTION", description = "For the gateway's JVM; may be repeated.")
    private List<String> javaOptions = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "Write every round to a file too.")
    private @Nullable Path json;

    @Option(names = "--root", hidden = true, defaultValue = ".")
    private Path root = Path.of(".");

    @Option(names = "--help", usageHelp = true, description = "Print this text.")
    @SuppressWarnings("UnusedVariable") // picocli reads it, and prints the text by itself
    private boolean help;

    @Spec
    private @Nullable CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() throws SQLException {
        BenchOptions options = options();
        if (!Files.isRegularFile(options.gatewayJar())) {
            return cannotRun("the gateway is not packaged: " + options.gatewayJar() + " is not there");
        }
        if (Runtime.getRuntime().availableProcessors() < 2) {
            return cannotRun("one core only: the gateway and its load need one each");
        }
        return switch (Tools.find()) {
            case Tools.Search.Missing missing -> cannotRun(missing.how());
            case Tools.Search.Found found -> run(options, found.tools());
        };
    }

    private BenchOptions options() {
        BenchOptions.Pace usual = quick ? BenchOptions.Pace.QUICK : BenchOptions.Pace.FULL;
        BenchOptions.Pace pace = new BenchOptions.Pace(
                usual.warmPasses(),
                usual.warmSeconds(),
                positive("--rounds", measured == null ? usual.measured() : measured),
                positive("--seconds", seconds == null ? usual.seconds() : seconds));
        return new BenchOptions(
                root.toAbsolutePath().normalize(),
                positive("--connections", connections),
                pace,
                !oneCore,
                javaOptions,
                Optional.ofNullable(json));
    }

    private int positive(String name, int value) {
        if (value < 1 || value > 1000) {
            throw new ParameterException(commandLine(), name + ": " + value + " (expected: 1 to 1000)");
        }
        return value;
    }

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec before it calls");
        }
        return spec.commandLine();
    }

    private int run(BenchOptions options, Tools tools) throws SQLException {
        Interruption interruption = Interruption.ofThisThread();
        AtomicBoolean counted = new AtomicBoolean();
        try {
            new Run(options, tools, this::tell).report(report -> {
                counted.set(report.usage().stream().allMatch(UsageCheck::holds));
                show(report, options.json());
            });
            return counted.get() ? 0 : FAILED;
        } catch (RunFailed | IOException | UncheckedIOException failed) {
            tell("bench: " + failed.getMessage());
            for (Throwable further : failed.getSuppressed()) {
                tell("  " + further.getMessage());
            }
            return FAILED;
        } catch (InterruptedException stopped) {
            tell("bench: stopped; what it started has ended");
            return FAILED;
        } finally {
            interruption.over();
        }
    }

    private void show(Report report, Optional<Path> json) {
        commandLine().getOut().print(TextReport.of(report));
        commandLine().getOut().flush();
        if (json.isPresent()) {
            try {
                Files.writeString(json.get(), JsonReport.of(report));
            } catch (IOException failed) {
                throw new UncheckedIOException(json.get() + ": cannot be written", failed);
            }
        }
    }

    private int cannotRun(String why) {
        tell("bench: " + why);
        return CANNOT_RUN;
    }

    /// Progress goes beside the report, so that the report alone can be kept.
    private void tell(String line) {
        commandLine().getErr().println(line);
        commandLine().getErr().flush();
    }
}
