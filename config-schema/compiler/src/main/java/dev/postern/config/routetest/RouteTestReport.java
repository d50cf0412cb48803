package dev.postern.config.routetest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What came of a run.
///
/// @param results in the order of files and of cases in them
/// @param nanos   how long the cases took, without the compilation
public record RouteTestReport(List<CaseResult> results, long nanos) {
    public RouteTestReport {
        results = List.copyOf(results);
    }

    public long failed() {
        return results.stream().filter(result -> !result.passed()).count();
    }

    /// The results of each file, in order.
    public Map<String, List<CaseResult>> byFile() {
        Map<String, List<CaseResult>> byFile = new LinkedHashMap<>();
        for (CaseResult result : results) {
            byFile.computeIfAbsent(result.file(), file -> new ArrayList<>()).add(result);
        }
        return byFile;
    }
}
