package dev.postern.config.openapi;

import dev.postern.config.openapi.ImportResult.Proposed;
import dev.postern.config.source.SourceFile;
import dev.postern.config.source.SourceTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A tenant's folder in memory, to import into again and again.
///
/// @param api  the API file's name; empty before the first import
/// @param text the API file
/// @param lock what the last import left beside it; empty for none
record Imports(SourceTree tree, Optional<String> api, String text, String lock) {
    static final Path FOLDER = Path.of("src/test/openapi");

    static Imports none() {
        return new Imports(SourceTree.read(FOLDER.resolve("tenants"), "tenants"), Optional.empty(), "", "");
    }

    static Imports of(String api, String text, String lock) {
        return new Imports(none().tree(), Optional.of(api), text, lock);
    }

    ImportResult run(String name, String document, ImportOptions options) {
        Map<String, String> locks = lock.isEmpty() ? Map.of() : Map.of(api.orElseThrow(), lock);
        return OpenApiImport.run(files(), "acme", locks, name, document.getBytes(StandardCharsets.UTF_8), options);
    }

    /// The tree with the API file in place.
    SourceTree files() {
        List<SourceFile> files = new ArrayList<>(tree.files());
        api.ifPresent(name ->
                files.add(new SourceFile("tenants/acme/" + name + ".api.json", "acme/" + name + ".api.json", text)));
        return new SourceTree("tenants", files, tree.faulty(), tree.problems());
    }

    /// As after the import wrote its files.
    Imports after(Proposed proposed) {
        return new Imports(tree, Optional.of(proposed.api()), proposed.text(), proposed.lock());
    }

    Imports edited(String from, String to) {
        if (!text.contains(from)) {
            throw new IllegalArgumentException(from + " (expected: to be in " + text + ")");
        }
        return new Imports(tree, api, text.replace(from, to), lock);
    }
}
