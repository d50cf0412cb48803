package dev.postern.config.diff;

/// Text that an author or a client wrote, made harmless for GitHub's Markdown.
final class Markdown {
    private Markdown() {}

    /// `text` on one line as code, in which nothing is formatting, HTML, a table's edge, a link or a mention.
    ///
    /// Text that could end the code, or a table's cell, is written as character references in an element.
    ///
    /// @param longest how many characters of `text` are kept
    /// @return empty for an empty text
    static String code(String text, int longest) {
        int[] letters = text.codePoints().limit(longest + 1L).toArray();
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < Math.min(letters.length, longest); i++) {
            shown.appendCodePoint(hidden(letters[i]) ? 0xFFFD : letters[i]);
        }
        if (letters.length > longest) {
            shown.append('…');
        }
        if (shown.isEmpty()) {
            return "";
        }
        boolean plain = shown.chars().noneMatch(letter -> "`|\\".indexOf(letter) >= 0)
                && !Character.isWhitespace(shown.charAt(0));
        return plain ? "`" + shown + "`" : "<code>" + references(shown) + "</code>";
    }

    /// Characters that break the line, turn the direction of text, or cannot be seen.
    private static boolean hidden(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static String references(CharSequence text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(letter -> {
            boolean plain = letter == ' ' || letter > '~' || Character.isLetterOrDigit(letter);
            out.append(plain ? Character.toString(letter) : "&#" + letter + ";");
        });
        return out.toString();
    }
}
