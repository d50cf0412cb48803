package dev.postern.config.diff;

import java.util.List;
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

    /// What is written instead where a tree has problems; nothing as text, which tells them beside the output.
    public String renderInvalid(List<TreeDiff.Faulty> trees) {
        return switch (this) {
            case TEXT -> "";
            case JSON -> InvalidTrees.json(trees);
            case MARKDOWN -> InvalidTrees.markdown(trees);
        };
    }
}
