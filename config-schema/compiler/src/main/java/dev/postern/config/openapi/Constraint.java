package dev.postern.config.openapi;

import dev.postern.config.source.Quoted;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What a parameter's schema says of the text in the URL, as an expression for its segment.
///
/// It never takes less than the schema does; where that cannot be told, there is none.
final class Constraint {
    private static final String HEX = "[0-9a-fA-F]";
    private static final String UUID = HEX + "{8}-" + HEX + "{4}-" + HEX + "{4}-" + HEX + "{4}-" + HEX + "{12}";
    private static final int MOST_VALUES = 100;

    private Constraint() {}

    /// The expression; empty for a parameter that takes any segment.
    static Optional<String> of(Cursor parameter, List<Note> notes) {
        String style = parameter.text("style").orElse("simple");
        if (!style.equals("simple")) {
            notes.add(Note.at(parameter, "the style " + Quoted.text(style) + " is not read; any text is taken"));
            return Optional.empty();
        }
        Optional<Cursor> written = parameter.get("schema");
        Optional<Cursor> schema = written.flatMap(Cursor::resolved);
        if (written.isPresent() && schema.isEmpty()) {
            notes.add(Note.at(written.get(), Operations.reference(written.get()) + "; any text is taken"));
        }
        return schema.flatMap(found -> ofSchema(found, notes));
    }

    private static Optional<String> ofSchema(Cursor schema, List<Note> notes) {
        Optional<String> type = type(schema);
        Optional<Cursor> values = schema.get("enum").filter(Cursor::isSequence);
        Optional<Cursor> only = schema.get("const").filter(value -> value.text().isPresent());
        if (only.isPresent()) {
            return usable(only.get(), SegmentRegex.literal(only.get().text().orElse("")), notes);
        } else if (values.isPresent()) {
            return ofValues(values.get(), notes);
        } else if (type.equals(Optional.of("integer"))) {
            return Optional.of(negative(schema) ? "-?[0-9]+" : "[0-9]+");
        } else if (type.equals(Optional.of("boolean"))) {
            return Optional.of("(?:true|false)");
        } else if (!type.equals(Optional.of("string"))) {
            return Optional.empty();
        } else if (schema.has("pattern")) {
            Cursor pattern = schema.get("pattern").orElseThrow();
            return pattern.text().flatMap(text -> ofPattern(pattern, text, notes));
        }
        return schema.text("format").filter("uuid"::equals).map(uuid -> UUID);
    }

    /// The one type; empty where there are several. In 3.1 a type may be an array, and null beside another
    /// adds nothing that a path can hold.
    private static Optional<String> type(Cursor schema) {
        Optional<Cursor> type = schema.get("type");
        if (type.isEmpty() || !type.get().isSequence()) {
            boolean texts = schema.has("pattern") || schema.has("format");
            return type.flatMap(Cursor::text).or(() -> texts ? Optional.of("string") : Optional.empty());
        }
        Set<String> types = type.get().items().stream()
                .flatMap(item -> item.text().stream())
                .filter(text -> !text.equals("null"))
                .collect(Collectors.toCollection(TreeSet::new));
        return types.size() == 1 ? types.stream().findFirst() : Optional.empty();
    }

    private static boolean negative(Cursor schema) {
        return schema.text("minimum")
                .filter(text -> text.length() <= 40)
                .map(text -> {
                    try {
                        return new BigDecimal(text).signum() < 0;
                    } catch (NumberFormatException notANumber) {
                        return true;
                    }
                })
                .orElse(true);
    }

    private static Optional<String> ofValues(Cursor values, List<Note> notes) {
        List<String> texts = values.items().stream()
                .limit(MOST_VALUES + 1L)
                .flatMap(item -> item.text().stream())
                .distinct()
                .toList();
        if (texts.isEmpty() || texts.size() > MOST_VALUES) {
            notes.add(Note.at(values, "none of its values, or more than " + MOST_VALUES + "; any text is taken"));
            return Optional.empty();
        }
        List<String> regexes = texts.stream().map(SegmentRegex::literal).toList();
        String regex = regexes.size() == 1 ? regexes.getFirst() : "(?:" + String.join("|", regexes) + ")";
        return usable(values, regex, notes);
    }

    private static Optional<String> usable(Cursor at, String regex, List<Note> notes) {
        if (SegmentRegex.usable(regex)) {
            return Optional.of(regex);
        }
        notes.add(Note.at(at, "the values are too long for an expression, or none fits a segment; any text is taken"));
        return Optional.empty();
    }

    /// A pattern of JSON Schema may match anywhere in the text, and sees it unescaped.
    private static Optional<String> ofPattern(Cursor at, String pattern, List<Note> notes) {
        boolean begins = pattern.startsWith("^");
        boolean ends = pattern.endsWith("$") && !escaped(pattern, pattern.length() - 1);
        String core = pattern.substring(begins ? 1 : 0, Math.max(begins ? 1 : 0, pattern.length() - (ends ? 1 : 0)));
        boolean choice = topLevelChoice(core);
        boolean readable = !core.isEmpty()
                && SegmentRegex.tree(core).filter(SegmentRegex::unreservedOnly).isPresent();
        // In ^a|b$ each anchor belongs to one choice alone.
        if (!readable || (choice && (begins || ends))) {
            notes.add(Note.at(
                    at,
                    "the pattern " + Quoted.text(pattern)
                            + " cannot be compared with a segment of a URL; any text is taken"));
            return Optional.empty();
        }
        String group = choice ? "(?:" + core + ")" : core;
        String regex = (begins ? "" : ".*") + group + (ends ? "" : ".*");
        return usable(at, regex, notes);
    }

    private static boolean escaped(String text, int index) {
        int backslashes = 0;
        while (index - backslashes > 0 && text.charAt(index - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    /// Whether a choice stands outside every group.
    private static boolean topLevelChoice(String core) {
        int depth = 0;
        boolean inSet = false;
        for (int i = 0; i < core.length(); i++) {
            char c = core.charAt(i);
            if (c == '\\') {
                i++;
            } else if (inSet) {
                inSet = c != ']';
            } else if (c == '[') {
                inSet = true;
            } else if (c == '(' || c == ')') {
                depth += c == '(' ? 1 : -1;
            } else if (c == '|' && depth == 0) {
                return true;
            }
        }
        return false;
    }
}
