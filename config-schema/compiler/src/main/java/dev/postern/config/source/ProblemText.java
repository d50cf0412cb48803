package dev.postern.config.source;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes problems for people and for whatever reads `file:line:column:` from a terminal.
///
/// ```
/// tenants/acme/orders.api.json:44:9: error PC1003: policies: unknown key "alow" (did you mean "allow"?)
///    44 |         "alow": []
///       |         ^^^^^^
///   fix: …
/// ```
public final class ProblemText {
    /// A longer line is cut around the marked place, since minified files have but one.
    private static final int WIDEST = 160;

    private ProblemText() {}

    /// Renders all of `problems`, in their order, each ended by a line break.
    public static String render(SourceTree tree, List<Problem> problems) {
        Map<String, SourceFile> files = tree.files().stream().collect(Collectors.toMap(SourceFile::name, file -> file));
        StringBuilder out = new StringBuilder();
        for (Problem problem : problems) {
            SourcePosition at = problem.at();
            String path = problem.path().isEmpty() ? "" : problem.path() + ": ";
            String head = "%s:%d:%d: error %s: %s%s"
                    .formatted(at.file(), at.line(), at.column(), problem.code().id(), path, problem.message());
            out.append(Printable.text(head)).append('\n');
            SourceFile file = files.get(at.file());
            if (file != null) {
                quote(out, file.line(at.line()), at);
            }
            problem.fix()
                    .ifPresent(fix ->
                            out.append("  fix: ").append(Printable.text(fix)).append('\n'));
        }
        return out.toString();
    }

    private static void quote(StringBuilder out, String line, SourcePosition at) {
        int from = 0;
        int to = line.length();
        if (line.length() > WIDEST) {
            from = Math.max(0, at.column() - 1 - WIDEST / 4);
            to = Math.min(line.length(), from + WIDEST);
        }
        String before = (from > 0 ? "… " : "") + line.substring(from, Math.min(at.column() - 1, to));
        String shown = (from > 0 ? "… " : "") + line.substring(from, to) + (to < line.length() ? " …" : "");
        int marked = Math.min(at.length(), Math.max(1, to - (at.column() - 1)));
        String number = String.format("%5d", at.line());
        out.append(number).append(" | ").append(Printable.text(shown)).append('\n');
        out.append(" ".repeat(number.length())).append(" | ").append(blank(before));
        out.append("^".repeat(width(line, at.column() - 1, marked))).append('\n');
    }

    /// As wide as `text` in a terminal: tabs stay tabs, a surrogate pair is one column.
    private static String blank(String text) {
        StringBuilder blank = new StringBuilder();
        text.codePoints().forEach(c -> blank.append(c == '\t' ? '\t' : ' '));
        return blank.toString();
    }

    private static int width(String line, int start, int length) {
        int end = Math.min(line.length(), start + length);
        return start >= end ? 1 : line.codePointCount(start, end);
    }
}
