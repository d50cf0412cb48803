package dev.postern.config.source;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One config file, decoded. Offsets count the UTF-16 units of its text.
public final class SourceFile {
    private final String name;
    private final String path;
    private final String text;

    /// Where each line begins; made when first asked for, by whichever thread comes first.
    private volatile int @Nullable [] lineStarts;

    /// What looks like a secret in it; as the above.
    private volatile @Nullable List<InlineSecret> secrets;

    /// @param name what people call it: the tree's label and the path, such as `tenants/acme/orders.api.json`
    /// @param path below the tree's root, parted by `/`, such as `acme/orders.api.json`
    /// @param text the whole of it
    public SourceFile(String name, String path, String text) {
        this.name = name;
        this.path = path;
        this.text = text;
    }

    public String name() {
        return name;
    }

    public String path() {
        return path;
    }

    public String text() {
        return text;
    }

    /// The position of `text[start, end)`, clipped to its first line.
    ///
    /// @param start an offset from 0 to the text's length
    /// @param end   not before `start`
    public SourcePosition position(int start, int end) {
        int[] starts = lineStarts();
        int found = Arrays.binarySearch(starts, start);
        int line = found >= 0 ? found : -found - 2;
        int length = Math.max(1, Math.min(end, endOfLine(starts, line)) - start);
        return new SourcePosition(name, line + 1, start - starts[line] + 1, length);
    }

    /// The text of a line without its end, to be shown to people: secrets in it are hidden behind as many `*`.
    ///
    /// @param number from 1
    /// @return the line; empty when the file is shorter
    public String line(int number) {
        int[] starts = lineStarts();
        if (number > starts.length) {
            return "";
        }
        return hidden(starts[number - 1], endOfLine(starts, number - 1));
    }

    private String hidden(int start, int end) {
        String line = text.substring(start, end);
        if (secrets().isEmpty()) {
            return line;
        }
        StringBuilder masked = new StringBuilder(line);
        for (InlineSecret secret : secrets()) {
            int to = Math.min(end, secret.end());
            for (int i = Math.max(start, secret.start() + secret.shown()); i < to; i++) {
                masked.setCharAt(i - start, '*');
            }
        }
        return masked.toString();
    }

    /// What looks like a secret in its strings, in order.
    List<InlineSecret> secrets() {
        List<InlineSecret> known = secrets;
        if (known == null) {
            known = SecretScan.inFile(text);
            secrets = known;
        }
        return known;
    }

    /// Looked up, not searched for: a minified file is one line of a megabyte, with a thousand positions in it.
    private int endOfLine(int[] starts, int line) {
        int start = starts[line];
        int end = line + 1 < starts.length ? starts[line + 1] - 1 : text.length();
        return end > start && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    private int[] lineStarts() {
        int[] known = lineStarts;
        if (known != null) {
            return known;
        }
        int[] starts = new int[1 + (int) text.chars().filter(c -> c == '\n').count()];
        int line = 1;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            starts[line++] = i + 1;
        }
        lineStarts = starts;
        return starts;
    }

    @Override
    public String toString() {
        return name;
    }
}
