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
import dev.postern.config.source.BoundedProblems;
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
    private static final int BATCH = 512;
    private static final BoundedProblems NONE = new BoundedProblems(0);

    /// One file after the passes that look at files alone; at most one of the three is present.
    private record FileResult(
            Optional<PlatformFile> platform,
            Optional<TenantFile> tenant,
            Optional<ApiFile> api,
            List<Problem> problems) {
        FileResult told() {
            return new FileResult(platform, tenant, api, List.of());
        }

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
        BoundedProblems problems = new BoundedProblems(BoundedProblems.MOST_IN_TREE);
        problems.addAll(tree.problems());
        problems.addAll(Layout.check(tree));
        Config config = config(readFiles(tree, problems));
        BoundedProblems together = Checks.run(config);
        Set<Start> guessed = starts(problems.stream()
                .filter(problem -> problem.code() == ProblemCode.SYNTAX)
                .toList());
        together.stream()
                .filter(problem -> !guessed.contains(Start.of(problem)))
                .forEach(problems::add);
        problems.addUntold(together.more());
        if (problems.isEmpty()) {
            return new TableBuilder(config, options).build();
        }
        List<Problem> told = new ArrayList<>(problems);
        problems.untold(tree.name("")).ifPresent(told::add);
        return new Rejected(Problem.inOrder(told));
    }

    /// A batch at a time, so that what is wrong with many files never stands in memory all at once.
    private static List<FileResult> readFiles(SourceTree tree, BoundedProblems problems) {
        ConfigSchema schema = Schemas.READY;
        List<FileResult> results = new ArrayList<>();
        for (int from = 0; from < tree.files().size(); from += BATCH) {
            int to = Math.min(tree.files().size(), from + BATCH);
            List<FileResult> batch = tree.files().subList(from, to).parallelStream()
                    .filter(file -> FileKind.of(file.path()).isPresent())
                    .map(file -> readFile(file, schema))
                    .toList();
            for (FileResult result : batch) {
                problems.addAll(result.problems());
                results.add(result.told());
            }
        }
        return results;
    }

    private static FileResult readFile(SourceFile file, ConfigSchema schema) {
        JsonTree tree = JsonTree.read(file);
        BoundedProblems syntax = tree.problems();
        if (tree.root().isEmpty()) {
            return FileResult.unread(ofFile(file, syntax, NONE, NONE));
        }
        FileKind kind = FileKind.of(file.path()).orElseThrow();
        JsonValue root = tree.root().get();
        BoundedProblems bound = new BoundedProblems(BoundedProblems.MOST_IN_FILE);
        FileResult unbound = FileResult.unread(List.of());
        FileResult result = root instanceof JsonObject object ? bind(kind, new Binder(object, bound)) : unbound;
        List<Problem> problems = ofFile(file, syntax, schema.check(kind, root), bound);
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

    /// All that is wrong with one file, each fault told once.
    ///
    /// What stands where the syntax is at fault was guessed. The schema's patterns are there for editors:
    /// where the binder speaks of the same text, it knows more.
    private static List<Problem> ofFile(
            SourceFile file, BoundedProblems syntax, BoundedProblems schema, BoundedProblems bound) {
        Set<Start> guessed = starts(syntax);
        Set<Start> known = starts(bound);
        BoundedProblems all = new BoundedProblems(BoundedProblems.MOST_IN_FILE);
        all.addAll(syntax);
        bound.stream().filter(problem -> !guessed.contains(Start.of(problem))).forEach(all::add);
        schema.stream()
                .filter(problem -> !guessed.contains(Start.of(problem)))
                .filter(problem -> problem.code() != ProblemCode.MALFORMED_TEXT || !known.contains(Start.of(problem)))
                .forEach(all::add);
        all.addUntold(syntax.more() + schema.more() + bound.more());
        List<Problem> told = new ArrayList<>(all);
        all.untold(file.name()).ifPresent(told::add);
        return told;
    }

    private static Set<Start> starts(List<Problem> problems) {
        return problems.stream().map(Start::of).collect(Collectors.toSet());
    }

    private record Start(String file, int line, int column) {
        static Start of(Problem problem) {
            SourcePosition at = problem.at();
            return new Start(at.file(), at.line(), at.column());
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
