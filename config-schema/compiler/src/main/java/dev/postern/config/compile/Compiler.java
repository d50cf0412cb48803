package dev.postern.config.compile;

import dev.postern.config.bind.Binder;
import dev.postern.config.check.Checks;
import dev.postern.config.compile.CompileResult.Rejected;
import dev.postern.config.json.JsonTree;
import dev.postern.config.json.JsonValue;
import dev.postern.config.json.JsonValue.JsonObject;
import dev.postern.config.model.ApiFile;
import dev.postern.config.model.Config;
import dev.postern.config.model.PlatformFile;
import dev.postern.config.model.TenantFile;
import dev.postern.config.schema.ConfigSchema;
import dev.postern.config.source.FileKind;
import dev.postern.config.source.Layout;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.SourceFile;
import dev.postern.config.source.SourcePosition;
import dev.postern.config.source.SourceTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// From a tree of config files to the routing table.
///
/// `source → json → schema → bind → check → compile`, each a function over the data of the one before.
/// No pass stops the next: all problems of all files come at once, and a table only where there are none.
public final class Compiler {
    /// One file after the passes that look at files alone; at most one of the three is present.
    private record FileResult(
            Optional<PlatformFile> platform,
            Optional<TenantFile> tenant,
            Optional<ApiFile> api,
            List<Problem> problems) {
        static FileResult unread(List<Problem> problems) {
            return new FileResult(Optional.empty(), Optional.empty(), Optional.empty(), problems);
        }
    }

    /// Built once, when first needed: that takes longer than to compile a small tree.
    private static final class Schemas {
        static final ConfigSchema READY = new ConfigSchema();
    }

    private Compiler() {}

    /// Compiles a tree; never throws for what the files say.
    public static CompileResult compile(SourceTree tree, CompileOptions options) {
        List<Problem> problems = new ArrayList<>(tree.problems());
        problems.addAll(Layout.check(tree));
        ConfigSchema schema = Schemas.READY;
        List<FileResult> files = tree.files().parallelStream()
                .filter(file -> FileKind.of(file.path()).isPresent())
                .map(file -> readFile(file, schema))
                .toList();
        files.forEach(file -> problems.addAll(file.problems()));
        Config config = config(files);
        problems.addAll(Checks.run(config));
        return problems.isEmpty() ? new TableBuilder(config, options).build() : new Rejected(Problem.inOrder(problems));
    }

    private static FileResult readFile(SourceFile file, ConfigSchema schema) {
        JsonTree tree = JsonTree.read(file);
        if (tree.root().isEmpty()) {
            return FileResult.unread(tree.problems());
        }
        FileKind kind = FileKind.of(file.path()).orElseThrow();
        JsonValue root = tree.root().get();
        List<Problem> bound = new ArrayList<>();
        FileResult unbound = FileResult.unread(List.of());
        FileResult result = root instanceof JsonObject object ? bind(kind, new Binder(object, bound)) : unbound;
        List<Problem> problems = new ArrayList<>(tree.problems());
        problems.addAll(withoutRepeats(schema.check(kind, root), bound));
        problems.addAll(bound);
        return new FileResult(result.platform(), result.tenant(), result.api(), problems);
    }

    private static FileResult bind(FileKind kind, Binder binder) {
        Optional<PlatformFile> platform = Optional.empty();
        Optional<TenantFile> tenant = Optional.empty();
        Optional<ApiFile> api = Optional.empty();
        switch (kind) {
            case PLATFORM -> platform = Optional.of(binder.platform());
            case TENANT -> tenant = Optional.of(binder.tenant());
            case API -> api = Optional.of(binder.api());
            case ENVIRONMENT, TEST -> {}
        }
        return new FileResult(platform, tenant, api, List.of());
    }

    /// The schema's patterns are there for editors; where the binder speaks of the same text, it knows more.
    private static List<Problem> withoutRepeats(List<Problem> schema, List<Problem> bound) {
        Set<Start> starts = bound.stream().map(Start::of).collect(Collectors.toSet());
        return schema.stream()
                .filter(problem -> problem.code() != ProblemCode.MALFORMED_TEXT || !starts.contains(Start.of(problem)))
                .toList();
    }

    private record Start(int line, int column) {
        static Start of(Problem problem) {
            SourcePosition at = problem.at();
            return new Start(at.line(), at.column());
        }
    }

    private static Config config(List<FileResult> files) {
        TreeMap<String, TenantFile> tenants = new TreeMap<>();
        List<ApiFile> apis = new ArrayList<>();
        Optional<PlatformFile> platform = Optional.empty();
        for (FileResult file : files) {
            platform = platform.or(file::platform);
            file.tenant().ifPresent(tenant -> tenants.put(tenant.folder(), tenant));
            file.api().ifPresent(apis::add);
        }
        return new Config(platform, tenants, apis);
    }
}
