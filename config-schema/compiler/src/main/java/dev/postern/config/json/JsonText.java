package dev.postern.config.json;

import dev.postern.config.source.BoundedProblems;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.Quoted;
import dev.postern.config.source.SourceFile;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file's text and how far it is read: spaces, words and strings, and what is wrong with them.
final class JsonText {
    private static final int MOST_FAULTS = 100;
    private static final String SPACE = " \t\n\r";
    private static final Pattern WORD = Pattern.compile("[+.\\w-]+");

    private final SourceFile file;
    private final String text;
    private final BoundedProblems problems;
    private int next;
    private int faults;

    JsonText(SourceFile file, BoundedProblems problems) {
        this.file = file;
        this.text = file.text();
        this.problems = problems;
    }

    /// The offset of the character to be read next.
    int next() {
        return next;
    }

    boolean atEnd() {
        return next >= text.length();
    }

    /// The next character; NUL at the end, which is no character of JSON either.
    char peek() {
        return atEnd() ? '\0' : text.charAt(next);
    }

    void skip(int length) {
        next += length;
    }

    boolean take(char wanted) {
        boolean found = !atEnd() && text.charAt(next) == wanted;
        next += found ? 1 : 0;
        return found;
    }

    /// Letters, digits and the signs of numbers that stand next; empty when none do.
    String word() {
        Matcher word = WORD.matcher(text).region(next, text.length());
        return word.lookingAt() ? word.group() : "";
    }

    /// Tells of a fault and goes on, unless there were so many that the file is no JSON at all.
    void report(JsonFault fault) throws JsonFault {
        if (++faults > MOST_FAULTS) {
            throw fault("too many faults; the rest of the file is not read", next, next + 1, Optional.empty());
        }
        problems.add(fault.problem());
    }

    /// Skips white space, and comments, which are told.
    void skipSpace() throws JsonFault {
        while (!atEnd()) {
            if (SPACE.indexOf(text.charAt(next)) >= 0) {
                next++;
            } else if (text.startsWith("//", next) || text.startsWith("#", next)) {
                skipComment(text.indexOf('\n', next), 0);
            } else if (text.startsWith("/*", next)) {
                skipComment(text.indexOf("*/", next + 2), 2);
            } else {
                return;
            }
        }
    }

    private void skipComment(int end, int endLength) throws JsonFault {
        int start = next;
        next = end < 0 ? text.length() : end + endLength;
        report(fault("a comment; JSON has none", start, next, Optional.of("remove it")));
    }

    /// Reads what stands between two members or items. One comma too many is told, as is one too few.
    ///
    /// @param close what ends the object or array; it is left to be read
    void separator(char close, String what) throws JsonFault {
        skipSpace();
        if (peek() == close) {
            return;
        }
        if (!take(',')) {
            boolean item = close == ']' && (peek() == '{' || peek() == '[');
            if (!item && peek() != '"' && word().isEmpty()) {
                throw expected(what);
            }
            report(expected(what, "write a comma before it"));
            return;
        }
        int comma = next - 1;
        skipSpace();
        if (peek() == close) {
            report(fault("one comma too many", comma, comma + 1, Optional.of("remove it")));
        }
    }

    /// Reads a key; one without quotes, or in single ones, is told.
    ///
    /// @param first whether the object may as well end here
    String readKey(boolean first) throws JsonFault {
        if (peek() == '"' || peek() == '\'') {
            return readString();
        }
        String what = first ? "a key in double quotes, or }" : "a key in double quotes";
        String bare = word();
        if (bare.isEmpty() || !colonFollows(next + bare.length())) {
            throw expected(what);
        }
        report(expected(what, "write \"" + cut(bare) + "\""));
        next += bare.length();
        return bare;
    }

    private boolean colonFollows(int from) {
        int end = from;
        while (end < text.length() && SPACE.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return text.startsWith(":", end);
    }

    /// Reads a string in double quotes, or in single ones, which is told.
    String readString() throws JsonFault {
        int start = next++;
        char quote = text.charAt(start);
        int plain = next;
        StringBuilder value = new StringBuilder();
        while (!atEnd()) {
            char c = text.charAt(next);
            if (c == quote) {
                value.append(text, plain, next++);
                if (quote != '"') {
                    report(fault("a string in single quotes", start, next, Optional.of("write it in double quotes")));
                }
                return value.toString();
            } else if (c == '\\') {
                value.append(text, plain, next++);
                value.append(readEscape());
                plain = next;
            } else if (c == '\n' || c == '\r') {
                break;
            } else if (c < ' ') {
                String message = "a control character in a string (expected: an escape such as \\t)";
                report(fault(message, next, next + 1, Optional.empty()));
                next++;
            } else {
                next++;
            }
        }
        String message = "the string does not end on its line (expected: a closing "
                + (quote == '"' ? "double" : "single") + " quote)";
        throw fault(message, start, next, Optional.empty());
    }

    private char readEscape() throws JsonFault {
        char c = peek();
        next++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> readHex();
            default -> {
                String message = "unknown escape (expected: one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u)";
                JsonFault fault = fault(message, next - 2, next, Optional.of("write \\\\ for a backslash"));
                if (c < ' ') {
                    throw fault;
                }
                report(fault);
                yield c;
            }
        };
    }

    private char readHex() throws JsonFault {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            char c = atEnd() ? '"' : text.charAt(next);
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw fault("\\u needs four hexadecimal digits", next - 2 - i, next, Optional.empty());
            }
            unit = unit << 4 | digit;
            next++;
        }
        return (char) unit;
    }

    JsonFault expected(String what) {
        return expected(what, Optional.empty());
    }

    JsonFault expected(String what, String fix) {
        return expected(what, Optional.of(fix));
    }

    private JsonFault expected(String what, Optional<String> fix) {
        if (atEnd()) {
            return fault("the file ends here (expected: " + what + ")", text.length(), text.length() + 1, fix);
        }
        String word = word();
        int end = word.isEmpty() ? text.offsetByCodePoints(next, 1) : next + word.length();
        String found = text.substring(next, end);
        return fault("unexpected " + Quoted.text(found) + " (expected: " + what + ")", next, end, fix);
    }

    private JsonFault fault(String message, int start, int end, Optional<String> fix) {
        Place at = new Place(file, JsonPath.ROOT, start, Math.max(end, start + 1));
        return new JsonFault(new Problem(ProblemCode.SYNTAX, at.position(), "", message, fix));
    }

    private static String cut(String word) {
        return word.length() > 40 ? word.substring(0, 40) + "…" : word;
    }
}
