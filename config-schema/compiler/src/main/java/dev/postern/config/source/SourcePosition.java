package dev.postern.config.source;

import java.util.Comparator;

/// A run of characters on one line of a config file.
///
/// Columns and lengths count UTF-16 units, as editors and the Language Server Protocol do.
///
/// @param file   the file's name, with the tree's label in front
/// @param line   from 1
/// @param column from 1
/// @param length at least 1, also at the end of a file, where there is nothing to mark
public record SourcePosition(String file, int line, int column, int length) implements Comparable<SourcePosition> {
    private static final Comparator<SourcePosition> ORDER = Comparator.comparing(SourcePosition::file)
            .thenComparingInt(SourcePosition::line)
            .thenComparingInt(SourcePosition::column)
            .thenComparingInt(SourcePosition::length);

    /// The first character of a file: for problems of the file as a whole.
    public static SourcePosition startOf(String file) {
        return new SourcePosition(file, 1, 1, 1);
    }

    @Override
    public int compareTo(SourcePosition other) {
        return ORDER.compare(this, other);
    }
}
