package dev.postern.config.effective;

import java.util.ArrayList;
import java.util.List;

/// Rows of cells under each other, as wide as needed; the last cell of a row is never padded.
public final class Columns {
    /// A cell wider than this moves the next ones of its row alone.
    private static final int WIDEST = 80;

    private final String indent;
    private final List<List<String>> rows = new ArrayList<>();

    /// @param indent in front of every row
    public Columns(String indent) {
        this.indent = indent;
    }

    /// Adds a row.
    public Columns row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /// All rows, each ended by a line break.
    public String text() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int i = 0; i < row.size(); i++) {
                line.append(i == row.size() - 1 ? row.get(i) : padded(row.get(i), width(i)));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> row.size() > column + 1)
                .mapToInt(row -> length(row.get(column)))
                .filter(length -> length <= WIDEST)
                .max()
                .orElse(0);
    }

    private static String padded(String cell, int width) {
        return cell + " ".repeat(Math.max(0, width - length(cell)) + 2);
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
