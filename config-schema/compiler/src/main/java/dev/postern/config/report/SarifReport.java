package dev.postern.config.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.config.source.Printable;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.SourcePosition;
import dev.postern.config.table.TableJson;
import java.util.ArrayList;
import java.util.List;

/// SARIF 2.1.0: one run with a rule for each code that occurs; columns count UTF-16 units as ours do.
///
/// A fix is a sentence here, not an edit, and so it stands in the message and among the properties.
///
/// @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
final class SarifReport {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String BASE = "SRCROOT";

    private SarifReport() {}

    static String render(Report report, int most, FileNames names) {
        List<ProblemCode> codes =
                new ArrayList<>(Report.byCode(report.problems()).keySet());
        ObjectNode sarif = NODES.objectNode();
        sarif.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        sarif.put("version", "2.1.0");
        ObjectNode run = sarif.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "Postern");
        ArrayNode rules = driver.putArray("rules");
        codes.forEach(code -> rules.add(rule(code)));
        invocation(run.putArray("invocations").addObject(), report.rest(most).size());
        run.put("columnKind", "utf16CodeUnits");
        text(run.putObject("originalUriBaseIds").putObject(BASE), "description", "The folder that the command ran in.");
        ArrayNode results = run.putArray("results");
        report.first(most).forEach(problem -> results.add(result(problem, codes.indexOf(problem.code()), names)));
        return TableJson.pretty(sarif);
    }

    private static ObjectNode rule(ProblemCode code) {
        ObjectNode rule = NODES.objectNode();
        rule.put("id", code.id());
        text(rule, "shortDescription", code.meaning());
        String page = Explanation.of(code).markdown();
        text(rule, "help", page).put("markdown", page);
        rule.putObject("defaultConfiguration").put("level", "error");
        return rule;
    }

    private static void invocation(ObjectNode invocation, int omitted) {
        invocation.put("executionSuccessful", true);
        if (omitted > 0) {
            ObjectNode told = invocation.putArray("toolExecutionNotifications").addObject();
            told.put("level", "warning");
            text(told, "message", Report.count(omitted, "more problem") + " not shown here (--max 0 shows all)");
            invocation.putObject("properties").put("omitted", omitted);
        }
    }

    private static ObjectNode result(Problem problem, int rule, FileNames names) {
        SourcePosition at = problem.at();
        ObjectNode result = NODES.objectNode();
        result.put("ruleId", problem.code().id());
        result.put("ruleIndex", rule);
        result.put("level", "error");
        String fix = problem.fix().map(text -> "\nFix: " + Printable.text(text)).orElse("");
        text(result, "message", Printable.text(problem.message()) + fix);
        ObjectNode location = result.putArray("locations").addObject();
        ObjectNode physical = location.putObject("physicalLocation");
        ObjectNode artifact = physical.putObject("artifactLocation");
        artifact.put("uri", names.uri(at.file()));
        if (names.isBelowBase(at.file())) {
            artifact.put("uriBaseId", BASE);
        }
        ObjectNode region = physical.putObject("region");
        region.put("startLine", at.line());
        region.put("startColumn", at.column());
        region.put("endColumn", at.column() + at.length());
        if (!problem.path().isEmpty()) {
            location.putArray("logicalLocations")
                    .addObject()
                    .put("fullyQualifiedName", Printable.text(problem.path()))
                    .put("kind", "member");
        }
        problem.fix().ifPresent(text -> result.putObject("properties").put("fix", Printable.text(text)));
        return result;
    }

    /// @return the node that holds the text
    private static ObjectNode text(ObjectNode parent, String key, String text) {
        return parent.putObject(key).put("text", text);
    }
}
