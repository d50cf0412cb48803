package dev.postern.config.diff;

import dev.postern.config.json.JsonTree;
import dev.postern.config.json.JsonValue;
import dev.postern.config.json.JsonValue.JsonArray;
import dev.postern.config.json.JsonValue.JsonBoolean;
import dev.postern.config.json.JsonValue.JsonNull;
import dev.postern.config.json.JsonValue.JsonNumber;
import dev.postern.config.json.JsonValue.JsonObject;
import dev.postern.config.json.JsonValue.JsonString;
import dev.postern.config.json.JsonValue.Member;
import dev.postern.config.source.SourceFile;
import dev.postern.config.source.SourceTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A tree that means the same, written in another order, with other white space and other escapes.
final class Shuffled {
    /// Arrays whose order means something: sources of identity are tried as they are written.
    private static final Set<String> ORDERED = Set.of("anyOf", "cases");

    private final Random random;

    Shuffled(Random random) {
        this.random = random;
    }

    SourceTree of(SourceTree tree) {
        List<SourceFile> files = new ArrayList<>();
        for (SourceFile file : tree.files()) {
            JsonValue root = JsonTree.read(file).root().orElseThrow();
            files.add(new SourceFile(file.name(), file.path(), space() + text(root, "") + space()));
        }
        Collections.shuffle(files, random);
        return new SourceTree(tree.label(), files, new TreeSet<>(), List.of());
    }

    private String text(JsonValue value, String key) {
        return switch (value) {
            case JsonObject object -> {
                List<Member> members = new ArrayList<>(object.members());
                Collections.shuffle(members, random);
                yield members.stream()
                        .map(member -> space() + quoted(member.key()) + space() + ":" + space()
                                + text(member.value(), member.key()))
                        .collect(Collectors.joining(",", "{", space() + "}"));
            }
            case JsonArray array -> {
                List<JsonValue> items = new ArrayList<>(array.items());
                if (!ORDERED.contains(key)) {
                    Collections.shuffle(items, random);
                }
                yield items.stream()
                        .map(item -> space() + text(item, ""))
                        .collect(Collectors.joining(",", "[", space() + "]"));
            }
            case JsonString string -> quoted(string.text());
            case JsonNumber number -> number.text();
            case JsonBoolean flag -> String.valueOf(flag.value());
            case JsonNull nothing -> "null";
        };
    }

    private String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            boolean escape = letter < ' ' || letter == '"' || letter == '\\' || random.nextInt(20) == 0;
            out.append(escape ? "\\u%04x".formatted((int) letter) : Character.toString(letter));
        }
        return out.append('"').toString();
    }

    private String space() {
        return List.of("", "", " ", "\n", "\t", "\r\n  ").get(random.nextInt(6));
    }
}
