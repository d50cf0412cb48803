package dev.postern.config.json;

import dev.postern.config.json.JsonValue.JsonArray;
import dev.postern.config.json.JsonValue.JsonBoolean;
import dev.postern.config.json.JsonValue.JsonNull;
import dev.postern.config.json.JsonValue.JsonNumber;
import dev.postern.config.json.JsonValue.JsonObject;
import dev.postern.config.json.JsonValue.JsonString;
import dev.postern.config.json.JsonValue.Member;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.Quoted;
import dev.postern.config.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A recursive descent over one file.
///
/// Written by hand, since Jackson's tokens have no exact end for a key and its messages speak to
/// programmers; a test holds what is accepted against Jackson's strict mode.
final class JsonReader {
    static final int DEEPEST = 64;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern WORD = Pattern.compile("[+.\\w-]+");

    private final SourceFile file;
    private final String text;
    private final List<Problem> problems = new ArrayList<>();
    private int next;

    JsonReader(SourceFile file) {
        this.file = file;
        this.text = file.text();
    }

    JsonTree read() {
        try {
            JsonValue root = readValue(JsonPath.ROOT, 0);
            skipSpace();
            if (next < text.length()) {
                throw expected("the end of the file after the value");
            }
            return new JsonTree(file, Optional.of(root), problems);
        } catch (Fault fault) {
            problems.add(fault.problem);
            return new JsonTree(file, Optional.empty(), problems);
        }
    }

    private JsonValue readValue(JsonPath path, int depth) throws Fault {
        skipSpace();
        int start = next;
        return switch (peek()) {
            case '{' -> readObject(path, depth + 1);
            case '[' -> readArray(path, depth + 1);
            case '"' -> {
                String value = readString();
                yield new JsonString(place(path, start), value);
            }
            default -> readWord(path);
        };
    }

    private JsonObject readObject(JsonPath path, int depth) throws Fault {
        Place at = open(path, depth);
        List<Member> members = new ArrayList<>();
        Map<String, Place> seen = new HashMap<>();
        skipSpace();
        if (take('}')) {
            return new JsonObject(at, members);
        }
        do {
            skipSpace();
            int start = next;
            if (peek() != '"') {
                throw expected(members.isEmpty() ? "a key in double quotes, or }" : "a key in double quotes");
            }
            String key = readString();
            Place keyAt = place(path.key(key), start);
            skipSpace();
            if (!take(':')) {
                throw expected("a colon after the key " + Quoted.text(key));
            }
            JsonValue value = readValue(keyAt.path(), depth);
            Place first = seen.putIfAbsent(key, keyAt);
            if (first == null) {
                members.add(new Member(key, keyAt, value));
            } else {
                int line = first.position().line();
                problems.add(keyAt.problem(
                        ProblemCode.DUPLICATE_KEY,
                        "the key " + Quoted.text(key) + " was already written in line " + line,
                        "keep one of them"));
            }
            skipSpace();
        } while (take(','));
        if (!take('}')) {
            throw expected("a comma or } after the value");
        }
        return new JsonObject(at, members);
    }

    private JsonArray readArray(JsonPath path, int depth) throws Fault {
        Place at = open(path, depth);
        List<JsonValue> items = new ArrayList<>();
        skipSpace();
        if (take(']')) {
            return new JsonArray(at, items);
        }
        do {
            items.add(readValue(path.index(items.size()), depth));
            skipSpace();
        } while (take(','));
        if (!take(']')) {
            throw expected("a comma or ] after the item");
        }
        return new JsonArray(at, items);
    }

    private Place open(JsonPath path, int depth) throws Fault {
        int start = next++;
        Place at = place(path, start);
        if (depth > DEEPEST) {
            String message = "nested deeper than " + DEEPEST + ", which is the most that is read";
            throw new Fault(at.problem(ProblemCode.TOO_DEEP, message));
        }
        return at;
    }

    private JsonValue readWord(JsonPath path) throws Fault {
        Matcher word = WORD.matcher(text).region(next, text.length());
        String found = word.lookingAt() ? word.group() : "";
        int start = next;
        boolean number = NUMBER.matcher(found).matches();
        if (!number && !found.equals("true") && !found.equals("false") && !found.equals("null")) {
            throw expected("a value");
        }
        next += found.length();
        Place at = place(path, start);
        if (number) {
            return new JsonNumber(at, found);
        }
        return found.equals("null") ? new JsonNull(at) : new JsonBoolean(at, found.equals("true"));
    }

    private String readString() throws Fault {
        int start = next++;
        int plain = next;
        StringBuilder value = new StringBuilder();
        while (next < text.length()) {
            char c = text.charAt(next);
            if (c == '"') {
                value.append(text, plain, next++);
                return value.toString();
            } else if (c == '\\') {
                value.append(text, plain, next++);
                value.append(readEscape());
                plain = next;
            } else if (c == '\n' || c == '\r') {
                break;
            } else if (c < ' ') {
                throw fault(next, next + 1, "a control character in a string (expected: an escape such as \\t)");
            } else {
                next++;
            }
        }
        throw fault(start, next, "the string does not end on its line (expected: a closing double quote)");
    }

    private char readEscape() throws Fault {
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
            default ->
                throw fault(next - 2, next, "unknown escape (expected: one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u)");
        };
    }

    private char readHex() throws Fault {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            char c = next < text.length() ? text.charAt(next) : '"';
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw fault(next - 2 - i, next, "\\u needs four hexadecimal digits");
            }
            unit = unit << 4 | digit;
            next++;
        }
        return (char) unit;
    }

    private void skipSpace() {
        while (next < text.length() && " \t\n\r".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
    }

    private boolean take(char wanted) {
        boolean found = next < text.length() && text.charAt(next) == wanted;
        next += found ? 1 : 0;
        return found;
    }

    /// The next character; NUL at the end, which is no character of JSON either.
    private char peek() {
        return next < text.length() ? text.charAt(next) : '\0';
    }

    private Place place(JsonPath path, int start) {
        return new Place(file, path, start, next);
    }

    private Fault expected(String what) {
        if (next >= text.length()) {
            return fault(next, next + 1, "the file ends here (expected: " + what + ")");
        }
        Matcher word = WORD.matcher(text).region(next, text.length());
        int end = word.lookingAt() ? word.end() : text.offsetByCodePoints(next, 1);
        String found = text.substring(next, end);
        String why = hint(found);
        return fault(next, end, "unexpected " + Quoted.text(found) + " (expected: " + what + ")" + why);
    }

    private String hint(String found) {
        int last = next - 1;
        while (last >= 0 && " \t\n\r".indexOf(text.charAt(last)) >= 0) {
            last--;
        }
        if (last >= 0 && text.charAt(last) == ',' && (found.equals("}") || found.equals("]"))) {
            return "; the comma before it is one too many";
        }
        return found.equals("/") || found.equals("#") ? "; JSON has no comments" : "";
    }

    private Fault fault(int start, int end, String message) {
        Place at = new Place(file, JsonPath.ROOT, start, Math.max(end, start + 1));
        return new Fault(at.problem(ProblemCode.SYNTAX, message));
    }

    /// Ends the descent; never leaves this class.
    private static final class Fault extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Problem problem;

        Fault(Problem problem) {
            super(problem.message(), null, false, false);
            this.problem = problem;
        }
    }
}
