package dev.postern.config.routetest;

import dev.postern.config.compile.CompileResult.Compiled;
import dev.postern.config.explain.Explainer;
import dev.postern.config.explain.Verdict;
import dev.postern.config.model.Located;
import dev.postern.config.model.TestCase;
import dev.postern.config.model.TestFile;
import dev.postern.config.request.Reading;
import dev.postern.config.request.RequestReader;
import dev.postern.config.request.TestHosts;
import dev.postern.config.request.TestRequests;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Tries cases on the matcher, one after another; a case costs microseconds.
public final class RouteTestRun {
    private final Compiled compiled;
    private final Explainer explainer;

    public RouteTestRun(Compiled compiled) {
        this.compiled = compiled;
        this.explainer = new Explainer(compiled.table());
    }

    /// Runs all cases whose file or name contains `filter`, in whatever case of letters.
    public RouteTestReport run(String filter) {
        long began = System.nanoTime();
        String wanted = filter.toLowerCase(Locale.ROOT);
        List<CaseResult> results = new ArrayList<>();
        for (TestFile file : compiled.config().tests()) {
            String fileName = file.at().file().name();
            for (TestCase test : file.cases()) {
                String name = test.name().map(Located::value).orElse("");
                if ((fileName + " " + name).toLowerCase(Locale.ROOT).contains(wanted)) {
                    results.add(new CaseResult(fileName, name, test.place().position(), mismatches(file, test)));
                }
            }
        }
        return new RouteTestReport(results, System.nanoTime() - began);
    }

    private List<Mismatch> mismatches(TestFile file, TestCase test) {
        String host = TestHosts.of(compiled.config(), file, test);
        return switch (RequestReader.read(TestRequests.of(test.request(), file.folder(), host))) {
            case Reading.Readable readable -> compare(test, explainer.verdict(readable.request()));
            case Reading.Refused refused -> compare(test, Explainer.verdict(refused));
            case Reading.Unsendable(String why) ->
                List.of(new Mismatch("request", "one that can be sent", why, Optional.empty()));
        };
    }

    private List<Mismatch> compare(TestCase test, Verdict verdict) {
        return new Comparison(test.expect(), verdict, compiled.positions()).mismatches();
    }
}
