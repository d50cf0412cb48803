package dev.postern.config.cli;

import dev.postern.config.compile.CompileResult.Compiled;
import dev.postern.config.explain.ExplainJson;
import dev.postern.config.explain.ExplainResult;
import dev.postern.config.explain.ExplainText;
import dev.postern.config.explain.Explanation;
import dev.postern.config.explain.RequestExplainer;
import dev.postern.config.explain.Verdict;
import dev.postern.config.request.TypedRequest;
import dev.postern.config.request.TypedRequest.Header;
import dev.postern.config.table.TableJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Explains one request.
@Command(
        name = "explain",
        description = "Tells which route takes a request, why each other one does not, and what is decided for it;"
                + " needs no running gateway. Exit code 1 when no route takes it.")
final class ExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "METHOD", description = "Such as GET.")
    private String method = "GET";

    @Parameters(
            index = "1",
            paramLabel = "URL",
            description = "Such as https://acme.localhost/orders/42; sent as it stands, its port counts for nothing.")
    private String url = "";

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = TenantsFolder.DEFAULT,
            description = TenantsFolder.DESCRIPTION)
    private Path folder = Path.of("tenants");

    @Option(
            names = {"-H", "--header"},
            paramLabel = "'NAME: VALUE'",
            description = "A header, as curl takes it; may be repeated. Of a key only its tenant is read.")
    private List<String> headers = new ArrayList<>();

    @Mixin
    private EnvironmentOption environment = new EnvironmentOption();

    @Option(names = "--format", defaultValue = "text", description = "text (default) or json.")
    private OutputFormat format = OutputFormat.TEXT;

    @Override
    public Integer call() {
        TypedRequest typed =
                new TypedRequest(method, url, headers.stream().map(this::header).toList());
        return environment
                .compile(TenantsFolder.read(spec, folder))
                .map(compiled -> explain(compiled, typed))
                .orElse(Main.PROBLEMS);
    }

    private Header header(String written) {
        int colon = written.indexOf(':');
        if (colon < 0) {
            // Not the text itself, which may be a key.
            throw new ParameterException(spec.commandLine(), "-H: no colon (expected: 'Name: value')");
        }
        return new Header(written.substring(0, colon), written.substring(colon + 1));
    }

    private int explain(Compiled compiled, TypedRequest typed) {
        return switch (new RequestExplainer(compiled).explain(typed)) {
            case ExplainResult.Unsendable(String why) -> throw new ParameterException(spec.commandLine(), why);
            case ExplainResult.Explained(Explanation explanation) -> print(explanation);
        };
    }

    private int print(Explanation explanation) {
        String shown = switch (format) {
            case TEXT -> ExplainText.render(explanation);
            case JSON -> TableJson.pretty(ExplainJson.write(explanation));
        };
        spec.commandLine().getOut().print(shown);
        return explanation.verdict() instanceof Verdict.Routed ? Main.FINE : Main.PROBLEMS;
    }
}
