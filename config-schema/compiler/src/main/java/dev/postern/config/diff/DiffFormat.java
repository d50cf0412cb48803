package dev.postern.config.diff;

import java.util.Locale;

/// The forms in which a diff can be written.
public enum DiffFormat {
    TEXT,
    JSON,
    MARKDOWN;

    /// The word on the command line.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The whole output, ended by a line break.
    public String render(Diff diff) {
        return switch (this) {
            case TEXT -> DiffText.render(diff);
            case JSON -> DiffJson.render(diff);
            case MARKDOWN -> DiffMarkdown.render(diff);
        };
    }
}
