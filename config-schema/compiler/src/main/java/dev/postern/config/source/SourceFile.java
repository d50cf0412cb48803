package dev.postern.config.source;

/// One config file, decoded.
///
/// @param name what people call it: the tree's label and the path, such as `tenants/acme/orders.api.json`
/// @param path below the tree's root, parted by `/`, such as `acme/orders.api.json`
/// @param text the whole of it; offsets count its UTF-16 units
public record SourceFile(String name, String path, String text) {
    /// The position of `text[start, end)`, clipped to its first line.
    ///
    /// @param start an offset from 0 to the text's length
    /// @param end   not before `start`
    public SourcePosition position(int start, int end) {
        int line = 1;
        int lineStart = 0;
        for (int i = text.indexOf('\n'); i >= 0 && i < start; i = text.indexOf('\n', i + 1)) {
            line++;
            lineStart = i + 1;
        }
        int lineEnd = endOfLine(start);
        int length = Math.max(1, Math.min(end, lineEnd) - start);
        return new SourcePosition(name, line, start - lineStart + 1, length);
    }

    /// The text of a line without its end.
    ///
    /// @param number from 1
    /// @return the line; empty when the file is shorter
    public String line(int number) {
        int start = 0;
        for (int line = 1; line < number; line++) {
            int next = text.indexOf('\n', start);
            if (next < 0) {
                return "";
            }
            start = next + 1;
        }
        return text.substring(start, endOfLine(start));
    }

    private int endOfLine(int from) {
        int newline = text.indexOf('\n', from);
        int end = newline < 0 ? text.length() : newline;
        return end > from && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }
}
