package dev.postern.config.routetest;

import dev.postern.config.source.SourcePosition;
import java.util.List;

/// What came of one case.
///
/// @param file       the test file's name
/// @param at         the case's name in it
/// @param mismatches empty when the case passed
public record CaseResult(String file, String name, SourcePosition at, List<Mismatch> mismatches) {
    public CaseResult {
        mismatches = List.copyOf(mismatches);
    }

    public boolean passed() {
        return mismatches.isEmpty();
    }
}
