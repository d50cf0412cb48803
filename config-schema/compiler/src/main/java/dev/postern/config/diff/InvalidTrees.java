package dev.postern.config.diff;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.config.diff.TreeDiff.Faulty;
import dev.postern.config.source.Printable;
import dev.postern.config.source.Problem;
import dev.postern.config.table.TableJson;
import java.util.List;

/// Says that there is nothing to compare, for those who read a diff in one of its formats.
final class InvalidTrees {
    private static final int MOST_SHOWN = 20;
    private static final int WIDEST = 300;

    private InvalidTrees() {}

    /// `"verdict": "invalid"` and every problem.
    static String json(List<Faulty> trees) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("verdict", "invalid");
        ArrayNode problems = json.putArray("problems");
        for (Faulty faulty : trees) {
            for (Problem problem : faulty.problems()) {
                ObjectNode told = problems.addObject();
                told.put("tree", Printable.text(faulty.tree().label()));
                told.put("file", Printable.text(problem.at().file()));
                told.put("line", problem.at().line());
                told.put("column", problem.at().column());
                told.put("code", problem.code().id());
                told.put("path", Printable.text(problem.path()));
                told.put("message", Printable.text(problem.message()));
            }
        }
        return TableJson.pretty(json);
    }

    static String markdown(List<Faulty> trees) {
        StringBuilder out = new StringBuilder("## Postern: ⛔ **invalid**\n");
        for (Faulty faulty : trees) {
            List<Problem> problems = faulty.problems();
            out.append('\n')
                    .append(Markdown.code(faulty.tree().label(), WIDEST))
                    .append(" has ");
            out.append(Grouped.count(problems.size(), "problem")).append(":\n\n");
            problems.stream().limit(MOST_SHOWN).forEach(problem -> {
                String at = problem.at().file() + ":" + problem.at().line();
                out.append("- ")
                        .append(Markdown.code(at, WIDEST))
                        .append(' ')
                        .append(problem.code().id());
                out.append(' ').append(Markdown.code(problem.message(), WIDEST)).append('\n');
            });
            if (problems.size() > MOST_SHOWN) {
                out.append("- … and ").append(problems.size() - MOST_SHOWN).append(" more\n");
            }
        }
        return out.toString();
    }
}
