package dev.postern.config.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.postern.config.compile.CompileResult.Compiled;
import dev.postern.config.compile.CompileResult.Rejected;
import dev.postern.config.overlay.Environments;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.SourceFile;
import dev.postern.config.source.SourceTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EnvironmentsTest {
    private static final SourceTree PROBLEMS =
            SourceTree.read(Path.of("src/test/golden/environment-problems"), "tenants");

    private static List<Problem> problems(CompileResult result) {
        return switch (result) {
            case Compiled compiled -> List.of();
            case Rejected rejected -> rejected.problems();
        };
    }

    private static List<Problem> problems(SourceTree tree, String environment) {
        return problems(Compiler.compile(tree, new CompileOptions(Optional.of(environment), Map.of())));
    }

    @Test
    void allEnvironmentsTogetherHaveTheProblemsOfEachAndEachOnce() {
        List<Problem> all = problems(Compiler.compileInEveryEnvironment(PROBLEMS));
        assertThat(all).doesNotHaveDuplicates();
        for (String environment : Environments.names(PROBLEMS)) {
            for (Problem problem : problems(PROBLEMS, environment)) {
                // The binder speaks of production's target in production, where the schema alone does elsewhere.
                boolean replaced = problem.code() == ProblemCode.MALFORMED_TEXT;
                assertThat(all)
                        .filteredOn(other -> other.at().equals(problem.at()))
                        .as(problem.toString())
                        .extracting(Problem::code)
                        .contains(replaced ? ProblemCode.TARGET : problem.code());
            }
        }
        assertThat(all).extracting(Problem::code).doesNotContain(ProblemCode.MALFORMED_TEXT);
    }

    @Test
    void anEnvironmentThatChangesNothingMeansTheSame() {
        SourceTree tree = SourceTree.read(Path.of("src/test/golden/environments"), "tenants");
        Compiled base = (Compiled) Compiler.compile(tree, CompileOptions.NONE);
        Compiled staging = (Compiled) Compiler.compile(tree, new CompileOptions(Optional.of("staging"), Map.of()));
        assertThat(staging.table()).isEqualTo(base.table());
    }

    @Test
    void aValueKnowsThatItWasWrittenInTheEnvironmentsFile() {
        SourceTree tree = SourceTree.read(Path.of("src/test/golden/environments"), "tenants");
        Compiled production =
                (Compiled) Compiler.compile(tree, new CompileOptions(Optional.of("production"), Map.of()));
        assertThat(production.config().apis().getFirst().upstreams().getFirst().targets())
                .extracting(target -> target.address().at().reference())
                .containsExactly("tenants/environments/production.json:11:46");
    }

    @Test
    void anEnvironmentWithoutAFileIsAProblem() {
        assertThat(problems(PROBLEMS, "nowhere"))
                .extracting(Problem::code, problem -> problem.at().file())
                .containsExactly(tuple(ProblemCode.MISSING_FILE, "tenants/environments/nowhere.json"));
    }

    @Test
    void moreEnvironmentsThanAreCheckedAreAProblem() {
        List<SourceFile> files = new ArrayList<>(
                SourceTree.read(Path.of("src/test/golden/smallest"), "tenants").files());
        for (int i = 0; i < 51; i++) {
            String path = "environments/e%02d.json".formatted(i);
            files.add(new SourceFile("tenants/" + path, path, "{ \"environment\": \"e%02d\" }".formatted(i)));
        }
        SourceTree tree = new SourceTree("tenants", files, new TreeSet<>(), List.of());
        assertThat(Environments.names(tree)).hasSize(50);
        assertThat(problems(Compiler.compileInEveryEnvironment(tree)))
                .extracting(Problem::code, Problem::message)
                .containsExactly(tuple(ProblemCode.WRONG_COUNT, "there are 51 environments (expected: at most 50)"));
    }
}
