package dev.postern.config.compile;

import dev.postern.config.json.JsonTree;
import dev.postern.config.json.JsonValue.JsonObject;
import dev.postern.config.schema.ConfigSchema;
import dev.postern.config.source.BoundedProblems;
import dev.postern.config.source.FileKind;
import dev.postern.config.source.InlineSecrets;
import dev.postern.config.source.SourceFile;
import java.util.Optional;

/// One file after the passes that look at its JSON alone, and as its record where no environment changes it.
///
/// @param root   empty where the file is not JSON, or no object
/// @param syntax what is wrong with its JSON
/// @param schema what the schema of its kind finds
/// @param secrets what in it looks like a secret
record FileReading(
        SourceFile file,
        FileKind kind,
        Optional<JsonObject> root,
        BoundedProblems syntax,
        BoundedProblems schema,
        BoundedProblems secrets,
        FileBinding binding) {
    private static final BoundedProblems NONE = new BoundedProblems(0);

    /// Reads a file at a place where one is expected.
    static FileReading of(SourceFile file, ConfigSchema schemas) {
        FileKind kind = FileKind.of(file.path()).orElseThrow();
        JsonTree tree = JsonTree.read(file);
        BoundedProblems schema =
                tree.root().map(root -> schemas.check(kind, root)).orElse(NONE);
        BoundedProblems secrets = new BoundedProblems(BoundedProblems.MOST_IN_FILE);
        secrets.addAll(InlineSecrets.check(file));
        Optional<JsonObject> root =
                tree.root().filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
        return new FileReading(file, kind, root, tree.problems(), schema, secrets, FileBinding.of(kind, root));
    }

    /// How many problems are kept here.
    int kept() {
        return syntax.size()
                + schema.size()
                + secrets.size()
                + binding.problems().size();
    }

    /// The same with problems that are only counted.
    FileReading untold() {
        return new FileReading(
                file,
                kind,
                root,
                untold(syntax),
                untold(schema),
                untold(secrets),
                binding.with(untold(binding.problems())));
    }

    private static BoundedProblems untold(BoundedProblems problems) {
        BoundedProblems counted = new BoundedProblems(0);
        counted.addUntold(problems.size() + problems.more());
        return counted;
    }
}
