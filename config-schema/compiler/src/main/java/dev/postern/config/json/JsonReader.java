package dev.postern.config.json;

import dev.postern.config.json.JsonValue.JsonArray;
import dev.postern.config.json.JsonValue.JsonBoolean;
import dev.postern.config.json.JsonValue.JsonNull;
import dev.postern.config.json.JsonValue.JsonNumber;
import dev.postern.config.json.JsonValue.JsonObject;
import dev.postern.config.json.JsonValue.JsonString;
import dev.postern.config.json.JsonValue.Member;
import dev.postern.config.source.BoundedProblems;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.Quoted;
import dev.postern.config.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A recursive descent over one file.
///
/// Written by hand, since Jackson's tokens have no exact end for a key and its messages speak to
/// programmers; a test holds what is accepted against Jackson's strict mode.
///
/// A fault that leaves no doubt of what was meant, such as a comma too many, is told and read over, so
/// that it hides nothing of the file's meaning; after any other there is no tree.
final class JsonReader {
    static final int DEEPEST = 64;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final String TRUE = "true";
    private static final String FALSE = "false";
    private static final String NULL = "null";

    private final SourceFile file;
    private final JsonText text;
    private final BoundedProblems problems = new BoundedProblems(BoundedProblems.MOST_IN_FILE);

    JsonReader(SourceFile file) {
        this.file = file;
        this.text = new JsonText(file, problems);
    }

    JsonTree read() {
        try {
            JsonValue root = readValue(JsonPath.ROOT, 0);
            text.skipSpace();
            if (!text.atEnd()) {
                text.report(text.expected("the end of the file after the value"));
            }
            return new JsonTree(file, Optional.of(root), problems);
        } catch (JsonFault fault) {
            problems.add(fault.problem());
            return new JsonTree(file, Optional.empty(), problems);
        }
    }

    private JsonValue readValue(JsonPath path, int depth) throws JsonFault {
        text.skipSpace();
        int start = text.next();
        return switch (text.peek()) {
            case '{' -> readObject(path, depth + 1);
            case '[' -> readArray(path, depth + 1);
            case '"', '\'' -> {
                String value = text.readString();
                yield new JsonString(place(path, start), value);
            }
            default -> readWord(path);
        };
    }

    private JsonObject readObject(JsonPath path, int depth) throws JsonFault {
        Place at = open(path, depth);
        List<Member> members = new ArrayList<>();
        Map<String, Place> seen = new HashMap<>();
        text.skipSpace();
        while (!text.take('}')) {
            int start = text.next();
            String key = text.readKey(members.isEmpty());
            Place keyAt = place(path.key(key), start);
            text.skipSpace();
            if (!text.take(':')) {
                throw text.expected("a colon after the key " + Quoted.text(key));
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
            text.separator('}', "a comma or } after the value");
        }
        return new JsonObject(at, members);
    }

    private JsonArray readArray(JsonPath path, int depth) throws JsonFault {
        Place at = open(path, depth);
        List<JsonValue> items = new ArrayList<>();
        text.skipSpace();
        while (!text.take(']')) {
            items.add(readValue(path.index(items.size()), depth));
            text.separator(']', "a comma or ] after the item");
        }
        return new JsonArray(at, items);
    }

    private Place open(JsonPath path, int depth) throws JsonFault {
        int start = text.next();
        text.take(text.peek());
        Place at = place(path, start);
        if (depth > DEEPEST) {
            String message = "nested deeper than " + DEEPEST + ", which is the most that is read";
            throw new JsonFault(at.problem(ProblemCode.TOO_DEEP, message));
        }
        return at;
    }

    private JsonValue readWord(JsonPath path) throws JsonFault {
        int start = text.next();
        String found = text.word();
        boolean number = NUMBER.matcher(found).matches();
        boolean known = number || found.equals(TRUE) || found.equals(FALSE) || found.equals(NULL);
        if (found.isEmpty()) {
            throw text.expected("a value");
        } else if (!known) {
            text.report(text.expected("a value", meant(found)));
        }
        text.skip(found.length());
        Place at = place(path, start);
        if (number || isNumberLike(found)) {
            return new JsonNumber(at, found);
        }
        return switch (found.toLowerCase(Locale.ROOT)) {
            case TRUE, FALSE -> new JsonBoolean(at, found.equalsIgnoreCase(TRUE));
            case NULL -> new JsonNull(at);
            default -> new JsonString(at, found);
        };
    }

    private static boolean isNumberLike(String word) {
        char first = word.charAt(0);
        return (first >= '0' && first <= '9') || "+-.".indexOf(first) >= 0;
    }

    /// What to write in the place of a word that JSON does not know.
    private static String meant(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.equals(TRUE) || lower.equals(FALSE) || lower.equals(NULL)) {
            return "write " + lower;
        }
        return isNumberLike(word)
                ? "write a number as JSON has it, such as 15 or -0.5, or a string in double quotes"
                : "write a string in double quotes";
    }

    private Place place(JsonPath path, int start) {
        return new Place(file, path, start, text.next());
    }
}
