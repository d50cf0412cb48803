package dev.postern.config.routetest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.config.effective.EffectiveJson;

/// A run for programs.
public final class RouteTestJson {
    private RouteTestJson() {}

    public static ObjectNode write(RouteTestReport report) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("passed", report.results().size() - report.failed())
                .put("failed", report.failed())
                .put("millis", report.nanos() / 1_000_000);
        ArrayNode cases = json.putArray("cases");
        for (CaseResult result : report.results()) {
            ObjectNode one = cases.addObject().put("name", result.name()).put("passed", result.passed());
            one.set("at", EffectiveJson.place(result.at()));
            ArrayNode mismatches = one.putArray("mismatches");
            for (Mismatch mismatch : result.mismatches()) {
                ObjectNode difference = mismatches
                        .addObject()
                        .put("what", mismatch.what())
                        .put("expected", mismatch.expected())
                        .put("found", mismatch.found());
                mismatch.instead().ifPresent(at -> difference.set("route", EffectiveJson.place(at)));
            }
        }
        return json;
    }
}
