package dev.postern.config.json;

import dev.postern.config.source.Quoted;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The way from a file's root to a value; prints as `routes[1].match.path`.
///
/// A chain towards the root, so that a tree of values shares it; made for printing, not for comparing.
public final class JsonPath {
    public static final JsonPath ROOT = new JsonPath(null, null, -1);
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_$*./-]{1,80}");

    private final @Nullable JsonPath parent;
    private final @Nullable String key;
    private final int index;

    private JsonPath(@Nullable JsonPath parent, @Nullable String key, int index) {
        this.parent = parent;
        this.key = key;
        this.index = index;
    }

    /// The value under `key` of an object that stands here.
    public JsonPath key(String name) {
        return new JsonPath(this, name, -1);
    }

    /// The value at `position` of an array that stands here.
    public JsonPath index(int position) {
        return new JsonPath(this, null, position);
    }

    @Override
    public String toString() {
        if (parent == null) {
            return "";
        }
        String before = parent.toString();
        if (key == null) {
            return before + "[" + index + "]";
        }
        String shown = PLAIN.matcher(key).matches() ? key : Quoted.text(key);
        return before.isEmpty() ? shown : before + "." + shown;
    }
}
