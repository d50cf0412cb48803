package dev.postern.config.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.source.SourceTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Two trees with the same meaning have the same digest.
class MeaningTest {
    static List<SourceTree> trees() {
        List<SourceTree> trees = new ArrayList<>();
        Stream.of("every-key", "levels", "no-ties", "requirements", "shared-hosts", "smallest")
                .map(name -> SourceTree.read(Path.of("src/test/golden", name), name))
                .forEach(trees::add);
        DiffCase.all().forEach(golden -> {
            trees.add(golden.tree("base"));
            trees.add(golden.tree("head"));
        });
        return trees;
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("trees")
    void orderWhiteSpaceAndEscapesMeanNothing(SourceTree tree) {
        for (int seed = 0; seed < 5; seed++) {
            Diff diff = diff(tree, new Shuffled(new Random(seed)).of(tree));
            assertThat(diff.head().digest()).isEqualTo(diff.base().digest());
            assertThat(diff.verdict()).isEqualTo(Verdict.NO_OP);
        }
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("trees")
    void aTreeIsAsItself(SourceTree tree) {
        assertThat(diff(tree, tree).changes()).isEmpty();
    }

    private static Diff diff(SourceTree base, SourceTree head) {
        return switch (TreeDiff.compare(base, head)) {
            case TreeDiff.Result.Compared(Diff diff) -> diff;
            case TreeDiff.Result.Invalid(List<TreeDiff.Faulty> trees) ->
                throw new AssertionError(trees.getFirst().problems());
        };
    }
}
