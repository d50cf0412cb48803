package dev.postern.bench.scale;

import dev.postern.bench.load.RunFailed;
import dev.postern.bench.measure.Machine;
import dev.postern.bench.measure.Series;
import dev.postern.bench.stand.Gateway;
import dev.postern.bench.stand.Nginx;
import dev.postern.bench.stand.Stand;
import dev.postern.bench.stand.Stores;
import dev.postern.bench.stand.Tools;
import dev.postern.bench.stand.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./postern scale`. Answers 0 when there are figures, 1 when the run failed, 2 for what the machine lacks.
@Command(
        name = "./postern scale",
        sortOptions = false,
        description = "Measures compiler and gateway with 10,000 tenants and 100,000 routes. Takes about ten minutes.")
public final class Scale implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int CANNOT_RUN = 2;

    /// What can be measured.
    enum Figure {
        CONFIG,
        START,
        TRAFFIC
    }

    @Option(names = "--only", paramLabel = "FIGURE", split = ",", description = "Of ${COMPLETION-CANDIDATES}.")
    private Set<Figure> only = EnumSet.allOf(Figure.class);

    @Option(
            names = "--cases",
            paramLabel = "CASE",
            split = ",",
            description = "Of traffic: ${COMPLETION-CANDIDATES}. The first is what the others are compared with.")
    private List<TrafficCase> cases = List.of(TrafficCase.values());

    @Option(names = "--rounds", defaultValue = "9", description = "Starts of each bundle, and rounds of traffic.")
    private int rounds = 9;

    @Option(names = "--seconds", defaultValue = "5", description = "Length of a round of traffic.")
    private int seconds = 5;

    @Option(names = "--java", paramLabel = "OPTION", description = "For the gateway's JVM; may be repeated.")
    private List<String> javaOptions = List.of();

    @Option(names = "--help", usageHelp = true, description = "Print this text.")
    @SuppressWarnings("UnusedVariable") // picocli reads it, and prints the text by itself
    private boolean help;

    @Option(names = "--root", hidden = true, defaultValue = ".")
    private Path root = Path.of(".");

    public static void main(String[] arguments) {
        CommandLine line = new CommandLine(new Scale()).setCaseInsensitiveEnumValuesAllowed(true);
        System.exit(line.execute(arguments));
    }

    @Override
    public Integer call() throws SQLException {
        return switch (Tools.find()) {
            case Tools.Search.Missing missing -> {
                tell("scale: " + missing.how());
                yield CANNOT_RUN;
            }
            case Tools.Search.Found found -> run(found.tools());
        };
    }

    private int run(Tools tools) throws SQLException {
        try (Stand stand = new Stand()) {
            Path folder = stand.add(WorkFolder.create()).path();
            Map<String, Timed> config = only.contains(Figure.CONFIG)
                    ? new ConfigFigures(Files.createDirectory(folder.resolve("config")), Scale::tell)
                            .measure(Shape.LARGE)
                    : Map.of();
            Map<String, StartFigures.Start> starts = Map.of();
            List<Series> traffic = List.of();
            if (only.contains(Figure.START) || only.contains(Figure.TRAFFIC)) {
                Gateway.Packaged packaged = new Gateway.Packaged(
                        root.resolve("gateway-function/server/target/quarkus-app/quarkus-run.jar")
                                .toAbsolutePath(),
                        javaOptions);
                Stores stores = Stores.start(stand, folder);
                Gateway.migrate(packaged, stores, folder);
                if (only.contains(Figure.START)) {
                    starts = new StartFigures(packaged, tools, stores, folder, Scale::tell)
                            .measure(bundles(folder), rounds);
                }
                if (only.contains(Figure.TRAFFIC)) {
                    Nginx upstream =
                            stand.add(Nginx.upstream(tools, folder.resolve("upstream"), List.of(Machine.LOAD_CORE)));
                    traffic = new TrafficFigures(stand, packaged, tools, stores, folder, Scale::tell)
                            .measure(cases, upstream, new TrafficFigures.Pace(rounds, seconds));
                }
            }
            System.out.print(new ScaleReport(Shape.LARGE, config, starts, traffic).text());
            return 0;
        } catch (RunFailed | IOException failed) {
            tell("scale: " + failed.getMessage());
            return FAILED;
        } catch (InterruptedException stopped) {
            tell("scale: stopped; what it started has ended");
            return FAILED;
        }
    }

    private static Map<String, Path> bundles(Path folder) throws IOException, InterruptedException, RunFailed {
        Map<String, Path> bundles = new LinkedHashMap<>();
        for (Shape shape : List.of(Shape.SMALL, Shape.LARGE)) {
            Path config = folder.resolve("start-" + shape.tenants());
            new GeneratedTenants(shape, 7007, GeneratedTenants.KEY, false).write(config);
            Path bundle = folder.resolve("start-" + shape.tenants() + ".bundle");
            new CompilerRun(CompilerRun.LAUNCHER, folder)
                    .run(0, "compile", config.toString(), "--out", bundle.toString());
            bundles.put("%,d tenants".formatted(shape.tenants()), bundle);
        }
        return bundles;
    }

    /// Progress goes beside the report, so that the report alone can be kept.
    private static void tell(String line) {
        System.err.println(line);
    }
}
