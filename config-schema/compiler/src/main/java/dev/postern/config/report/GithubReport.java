package dev.postern.config.report;

import dev.postern.config.source.Printable;
import dev.postern.config.source.Problem;
import dev.postern.config.source.SourcePosition;

/// Workflow commands, one a problem, then the summary as an ordinary line of the log.
///
/// @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands">GitHub:
///     workflow commands</a>
final class GithubReport {
    private GithubReport() {}

    static String render(Report report, int most, FileNames names) {
        StringBuilder out = new StringBuilder();
        for (Problem problem : report.first(most)) {
            SourcePosition at = problem.at();
            out.append("::error file=%s,line=%d,col=%d,endColumn=%d,title=%s::%s\n"
                    .formatted(
                            property(names.of(at.file())),
                            at.line(),
                            at.column(),
                            at.column() + at.length(),
                            problem.code().id(),
                            message(problem)));
        }
        int rest = report.rest(most).size();
        if (rest > 0) {
            out.append("::warning title=Postern::%s not shown here (--max 0 shows all)\n"
                    .formatted(Report.count(rest, "more problem")));
        }
        return out.append(Printable.text(report.summary())).append('\n').toString();
    }

    private static String message(Problem problem) {
        String path = problem.path().isEmpty() ? "" : problem.path() + ": ";
        String fix = problem.fix().map(text -> "%0Afix: " + data(text)).orElse("");
        return data(path + problem.message()) + fix;
    }

    private static String data(String text) {
        return Printable.text(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
