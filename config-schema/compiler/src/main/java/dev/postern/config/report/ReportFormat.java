package dev.postern.config.report;

import java.nio.file.Path;
import java.util.Locale;

/// How a report is written.
public enum ReportFormat {
    /// For people: each problem with its line, and what is left out counted.
    TEXT(50),
    /// One JSON document, described in `docs/problems.md`.
    JSON(10_000),
    /// SARIF 2.1.0, which code scanning services show beside the changed lines.
    SARIF(10_000),
    /// The workflow commands that GitHub turns into annotations of a pull request.
    GITHUB(10_000);

    private final int most;

    ReportFormat(int most) {
        this.most = most;
    }

    /// How many problems are shown unless somebody asks for more; every format tells how many it left out.
    public int most() {
        return most;
    }

    /// The word on the command line.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Writes a report, each line ended by `\n`.
    ///
    /// Never throws for what a file holds; lets no control character of a file through.
    ///
    /// @param most how many problems to show; 0 for all
    /// @param base the folder that the files' names in documents for machines are relative to: where the
    ///             command runs, which in a workflow is the root of the repository
    public String render(Report report, int most, Path base) {
        FileNames names = new FileNames(base);
        return switch (this) {
            case TEXT -> TextReport.render(report, most);
            case JSON -> JsonReport.render(report, most, names);
            case SARIF -> SarifReport.render(report, most, names);
            case GITHUB -> GithubReport.render(report, most, names);
        };
    }
}
