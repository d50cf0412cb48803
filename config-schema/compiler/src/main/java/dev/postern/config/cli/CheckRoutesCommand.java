package dev.postern.config.cli;

import dev.postern.config.compile.CompileResult.Compiled;
import dev.postern.config.routetest.JunitXml;
import dev.postern.config.routetest.RouteTestJson;
import dev.postern.config.routetest.RouteTestReport;
import dev.postern.config.routetest.RouteTestRun;
import dev.postern.config.routetest.RouteTestText;
import dev.postern.config.source.SourceTree;
import dev.postern.config.table.TableJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs tenants' route tests.
@Command(
        name = "check-routes",
        description = "Runs the route tests, every <tenant>/<name>.test.json, without a gateway;"
                + " exit code 1 when one fails.")
final class CheckRoutesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private TenantsFolder folder = new TenantsFolder();

    @Mixin
    private EnvironmentOption environment = new EnvironmentOption();

    @Option(
            names = "--filter",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Runs only the cases whose file or name contains this.")
    private String filter = "";

    @Option(names = "--junit", paramLabel = "FILE", description = "Also writes the results as JUnit XML.")
    private @Nullable Path junit;

    @Option(names = "--format", defaultValue = "text", description = "text (default) or json.")
    private OutputFormat format = OutputFormat.TEXT;

    @Override
    public Integer call() {
        SourceTree tree = folder.read();
        return environment.compile(tree).map(compiled -> run(tree, compiled)).orElse(Main.PROBLEMS);
    }

    private int run(SourceTree tree, Compiled compiled) {
        RouteTestReport report = new RouteTestRun(compiled).run(filter);
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case TEXT -> out.print(report.results().isEmpty() ? nothing(tree) : RouteTestText.render(report));
            case JSON -> out.print(TableJson.pretty(RouteTestJson.write(report)));
        }
        if (junit != null) {
            try {
                Files.writeString(junit, JunitXml.render(report));
            } catch (IOException unwritable) {
                spec.commandLine().getErr().println("cannot write " + junit + ": " + unwritable);
                return Main.USAGE;
            }
        }
        if (report.results().isEmpty() && !filter.isEmpty()) {
            // A case that was renamed must not leave CI content with running none.
            return Main.USAGE;
        }
        return report.failed() == 0 ? Main.FINE : Main.PROBLEMS;
    }

    private String nothing(SourceTree tree) {
        return filter.isEmpty()
                ? "%s: no route tests; write them in <tenant>/<name>.test.json%n".formatted(tree.label())
                : "%s: no route test contains \"%s\"%n".formatted(tree.label(), filter);
    }
}
