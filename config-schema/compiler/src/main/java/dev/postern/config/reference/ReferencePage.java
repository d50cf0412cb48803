package dev.postern.config.reference;

import java.util.List;

/// One page of Markdown: what a file is for, a list of its keys, and each key.
final class ReferencePage {
    private ReferencePage() {}

    static String render(Schema root) {
        StringBuilder out = new StringBuilder("# " + title(root) + "\n\n");
        out.append(root.text("description").orElse("")).append("\n\n");
        List<Key> keys = Keys.of(root);
        out.append("| key | type | |\n|---|---|---|\n");
        keys.forEach(key -> out.append("| [`%s`](#%s) | %s | %s |\n"
                .formatted(key.path(), anchor(key), key.type(), key.required() ? "required" : "")));
        keys.forEach(key -> section(out, key));
        return out.toString();
    }

    static String title(Schema root) {
        return root.text("title")
                .map(title -> title.contains("<") ? "`" + title + "`" : title)
                .orElseThrow();
    }

    private static void section(StringBuilder out, Key key) {
        out.append("\n<a id=\"%s\"></a>\n\n## `%s`\n\n".formatted(anchor(key), key.path()));
        out.append(key.description().replace("<", "&lt;").replace("*", "\\*")).append("\n\n");
        out.append("- type: ").append(key.type()).append(key.required() ? ", required\n" : "\n");
        key.without().ifPresent(text -> out.append("- default: ").append(text).append('\n'));
        key.unit().ifPresent(text -> out.append("- unit: ").append(text).append('\n'));
        key.allowed().forEach(text -> out.append("- allowed: ").append(text).append('\n'));
        key.overridable()
                .ifPresent(may -> out.append("- in an environment: ").append(may ? "may be changed\n" : "fixed\n"));
        key.page().ifPresent(page -> out.append("- described in [%s](%s)\n".formatted(page, page)));
        key.example().ifPresent(text -> out.append("- example: `").append(text).append("`\n"));
    }

    /// Browsers take any word; this one is the same on every site that renders Markdown.
    private static String anchor(Key key) {
        return key.path()
                .replaceAll("[^A-Za-z0-9$]+", "-")
                .replaceAll("^-|-$", "")
                .replace("$", "_");
    }
}
