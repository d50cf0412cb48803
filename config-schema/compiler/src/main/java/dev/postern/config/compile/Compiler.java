package dev.postern.config.compile;

import dev.postern.config.check.Checks;
import dev.postern.config.compile.CompileResult.Rejected;
import dev.postern.config.compile.TreeReading.Variant;
import dev.postern.config.overlay.Environments;
import dev.postern.config.schema.ConfigSchema;
import dev.postern.config.source.BoundedProblems;
import dev.postern.config.source.InlineSecrets;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.SourceFile;
import dev.postern.config.source.SourceTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// From a tree of config files to the routing table.
///
/// `source → json → schema → overlay → bind → check → compile`, each a function over the data of the one
/// before. No pass stops the next: all problems of all files come at once, and a table only where there are none.
public final class Compiler {
    /// Built once, when first needed: that takes longer than to compile a small tree.
    private static final class Schemas {
        static final ConfigSchema READY = new ConfigSchema();
    }

    private Compiler() {}

    /// Compiles a tree; never throws for what the files say.
    ///
    /// Of environments that are not asked for, only the files are checked, not what they lead to.
    public static CompileResult compile(SourceTree tree, CompileOptions options) {
        TreeReading reading = new TreeReading(tree, Schemas.READY);
        Optional<String> environment = options.environment();
        if (environment.isPresent() && !reading.environments().contains(environment.get())) {
            return new Rejected(List.of(noSuch(tree, environment.get())));
        }
        Variant variant = reading.variant(environment);
        BoundedProblems problems = problems(variant);
        if (problems.isEmpty()) {
            return new TableBuilder(variant.config(), options).build();
        }
        if (environment.isEmpty()) {
            return rejected(tree, problems);
        }
        EnvironmentProblems told = new EnvironmentProblems(problems(reading.variant(Optional.empty())));
        told.add(environment.get(), problems);
        return rejected(tree, told.ofEnvironments());
    }

    /// As [#compile] does it without options, but is content only when every environment is without problems too.
    public static CompileResult compileInEveryEnvironment(SourceTree tree) {
        TreeReading reading = new TreeReading(tree, Schemas.READY);
        Variant base = reading.variant(Optional.empty());
        EnvironmentProblems told = new EnvironmentProblems(problems(base));
        for (String environment : reading.environments()) {
            told.add(environment, problems(reading.variant(Optional.of(environment))));
        }
        BoundedProblems problems = told.all();
        return problems.isEmpty()
                ? new TableBuilder(base.config(), CompileOptions.NONE).build()
                : rejected(tree, problems);
    }

    private static BoundedProblems problems(Variant variant) {
        BoundedProblems problems = variant.problems();
        BoundedProblems together = Checks.run(variant.config());
        if (variant.environment().isEmpty()) {
            // An environment may have other hosts; what its tests come to there is told by running them.
            Checks.runOnTests(variant.config(), together);
        }
        together.stream()
                .filter(problem -> !variant.guessed().contains(Start.of(problem)))
                .forEach(problems::add);
        problems.addUntold(together.more());
        return problems;
    }

    private static Rejected rejected(SourceTree tree, BoundedProblems problems) {
        List<Problem> told = new ArrayList<>(problems);
        problems.untold(tree.name("")).ifPresent(told::add);
        Map<String, SourceFile> files = tree.files().stream()
                .collect(Collectors.toMap(SourceFile::name, Function.identity(), (one, same) -> one));
        told.replaceAll(problem -> {
            SourceFile file = files.get(problem.at().file());
            return file == null ? problem : InlineSecrets.withoutSecrets(problem, file);
        });
        return new Rejected(Problem.inOrder(told));
    }

    private static Problem noSuch(SourceTree tree, String environment) {
        String file = tree.name(Environments.pathOf(environment));
        return Problem.ofFile(ProblemCode.MISSING_FILE, file, "the file is not there", Optional.empty());
    }
}
