package dev.postern.config.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.config.source.Printable;
import dev.postern.config.source.Problem;
import dev.postern.config.source.SourcePosition;
import dev.postern.config.source.Witness;
import dev.postern.config.table.TableJson;
import java.util.List;

/// One document, version 1: keys are only ever added to it.
final class JsonReport {
    private static final int VERSION = 1;

    private JsonReport() {}

    static String render(Report report, int most, FileNames names) {
        List<Problem> problems = report.problems();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("version", VERSION);
        json.put("tree", Printable.text(report.tree().label()));
        json.put("valid", problems.isEmpty());
        json.put("summary", Printable.text(report.summary()));
        ObjectNode counts = json.putObject("counts");
        counts.put("problems", problems.size());
        counts.put("files", Report.byFile(problems).size());
        counts.put("omitted", report.rest(most).size());
        ObjectNode byCode = counts.putObject("byCode");
        Report.byCode(problems).forEach((code, count) -> byCode.put(code.id(), count));
        var list = json.putArray("problems");
        report.first(most).forEach(problem -> list.add(problem(problem, names)));
        return TableJson.pretty(json);
    }

    private static ObjectNode problem(Problem problem, FileNames names) {
        SourcePosition at = problem.at();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("file", Printable.text(names.of(at.file())));
        json.put("line", at.line());
        json.put("column", at.column());
        json.put("endColumn", at.column() + at.length());
        json.put("code", problem.code().id());
        json.put("path", Printable.text(problem.path()));
        json.put("message", Printable.text(problem.message()));
        problem.fix().ifPresent(fix -> json.put("fix", Printable.text(fix)));
        problem.witness().ifPresent(witness -> json.set("witness", witness(witness)));
        json.put("help", "./postern validate --explain " + problem.code().id());
        return json;
    }

    /// A request that shows the problem, in parts that need no parsing.
    private static ObjectNode witness(Witness witness) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("method", witness.method());
        json.put("url", Printable.text("http://" + witness.host() + witness.target()));
        var headers = json.putArray("headers");
        witness.headers().forEach(header -> headers.add(Printable.text(header)));
        return json;
    }
}
