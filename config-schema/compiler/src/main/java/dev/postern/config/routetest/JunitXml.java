package dev.postern.config.routetest;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A run in the form that JUnit's Ant task began and that Jenkins, GitHub's reporters and GitLab read: a suite a file.
public final class JunitXml {
    private JunitXml() {}

    public static String render(RouteTestReport report) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        // The cases are not timed one by one; the whole run's time is divided, so that sums come out right.
        double seconds = report.nanos() / 1e9 / Math.max(1, report.results().size());
        xml.append("<testsuites").append(counts(report.results(), seconds)).append(">\n");
        for (Map.Entry<String, List<CaseResult>> file : report.byFile().entrySet()) {
            xml.append("  <testsuite name=\"").append(escaped(file.getKey())).append('"');
            xml.append(counts(file.getValue(), seconds)).append(" errors=\"0\" skipped=\"0\">\n");
            file.getValue().forEach(result -> testCase(xml, result, seconds));
            xml.append("  </testsuite>\n");
        }
        return xml.append("</testsuites>\n").toString();
    }

    private static String counts(List<CaseResult> results, double seconds) {
        long failures = results.stream().filter(result -> !result.passed()).count();
        return " tests=\"%d\" failures=\"%d\" time=\"%s\""
                .formatted(results.size(), failures, time(seconds * results.size()));
    }

    private static void testCase(StringBuilder xml, CaseResult result, double seconds) {
        xml.append("    <testcase name=\"").append(escaped(result.name())).append('"');
        xml.append(" classname=\"").append(escaped(result.file())).append('"');
        xml.append(" file=\"").append(escaped(result.file())).append('"');
        xml.append(" line=\"").append(result.at().line()).append('"');
        xml.append(" time=\"").append(time(seconds)).append('"');
        if (result.passed()) {
            xml.append("/>\n");
            return;
        }
        Mismatch first = result.mismatches().getFirst();
        String message = first.what() + ": expected " + first.expected() + ", came " + first.found();
        xml.append(">\n      <failure type=\"").append(escaped(first.what())).append("\" message=\"");
        xml.append(escaped(message)).append("\">").append(escaped(RouteTestText.mismatches(result)));
        xml.append("</failure>\n    </testcase>\n");
    }

    private static String time(double seconds) {
        return String.format(Locale.ROOT, "%.6f", seconds);
    }

    /// Escapes what XML would read as its own; what XML 1.0 cannot hold at all becomes U+FFFD.
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\n', '\t' -> escaped.append("&#").append(c).append(';');
                default -> escaped.appendCodePoint(isXml(c) ? c : '\uFFFD');
            }
        });
        return escaped.toString();
    }

    private static boolean isXml(int c) {
        return (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
    }
}
