package dev.postern.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.Trees;
import dev.postern.config.check.BoundTree.Placed;
import dev.postern.config.match.HostMatch;
import dev.postern.config.match.RequestMatch;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.Witness;
import dev.postern.config.value.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sends the request that a message names through the gateway's matcher.
class WitnessTest {
    private static final Pattern OTHER = Pattern.compile("\\(([^ ()]+:\\d+:\\d+)\\)");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"ties, 10", "condition-ties, 9", "partly-taken, 9", "unreachable, 3", "nested-hosts, 4", "crowded, 0"})
    void bothOfWhichAMessageSpeaksTakeItsRequest(String golden, int witnesses) {
        BoundTree tree = BoundTree.of(Trees.golden(golden));
        List<Problem> problems = Trees.problems(Trees.golden(golden)).stream()
                .filter(problem -> problem.witness().isPresent())
                .toList();
        assertThat(problems).hasSize(witnesses);
        assertThat(problems)
                .allSatisfy(problem -> assertThat(problem.message())
                        .contains(problem.witness().orElseThrow().toString()));
        problems.forEach(problem -> prove(tree, problem));
    }

    /// Fails unless the witness shows what the problem says.
    static void prove(BoundTree tree, Problem problem) {
        Witness witness = problem.witness().orElseThrow();
        if (problem.code() == ProblemCode.HOST_BELOW_ANOTHERS) {
            String taker = problem.at().file().split("/", -1)[1];
            assertThat(tree.owner(witness.host())).isEqualTo(new HostMatch.Owned(new TenantId(taker)));
            assertThat(tree.ownerWithout(taker, witness.host()))
                    .as("whose it would be without %s", taker)
                    .isNotInstanceOf(HostMatch.Unknown.class);
            return;
        }
        Matcher reference = OTHER.matcher(problem.message());
        assertThat(reference.find()).as(problem.message()).isTrue();
        Placed told = tree.route(problem.at().file() + ":" + problem.at().line() + ":"
                + problem.at().column());
        Placed other = tree.route(reference.group(1));
        assertThat(taker(tree, List.of(told), witness)).as("alone, %s", witness).isEqualTo(told);
        assertThat(taker(tree, List.of(other), witness))
                .as("alone, %s", witness)
                .isEqualTo(other);
        if (problem.code() == ProblemCode.ROUTE_TIE) {
            // Where one of them asks for more, but not for all that the other asks for, the matcher takes that one.
            int more = Integer.compare(asksFor(told), asksFor(other));
            assertThat(taker(tree, List.of(told, other), witness)).isEqualTo(more < 0 ? other : told);
            assertThat(taker(tree, List.of(other, told), witness)).isEqualTo(more > 0 ? told : other);
            assertThat(taker(tree, beforeAllOthers(tree, told, other), witness))
                    .as("among all routes, %s", witness)
                    .isEqualTo(more < 0 ? other : told);
        } else {
            assertThat(problem.code()).isEqualTo(ProblemCode.UNREACHABLE_ROUTE);
            assertThat(taker(tree, List.of(told, other), witness)).isEqualTo(other);
            assertThat(taker(tree, List.of(other, told), witness)).isEqualTo(other);
            assertThat(taker(tree, beforeAllOthers(tree, told, other), witness))
                    .as("among all routes, %s", witness)
                    .isEqualTo(other);
        }
    }

    /// Where nothing else decides, the matcher takes the first.
    private static List<Placed> beforeAllOthers(BoundTree tree, Placed one, Placed other) {
        List<Placed> routes = new ArrayList<>(List.of(one, other));
        tree.routes().stream()
                .filter(route -> !route.equals(one) && !route.equals(other))
                .forEach(routes::add);
        return routes;
    }

    private static int asksFor(Placed route) {
        return route.rule().conditions().all().stream()
                .mapToInt(condition -> condition.value().isPresent() ? 2 : 1)
                .sum();
    }

    private static Object taker(BoundTree tree, List<Placed> routes, Witness witness) {
        RequestMatch<Placed> match = tree.match(routes, witness);
        return match instanceof RequestMatch.Matched<Placed> matched ? matched.route() : match;
    }
}
