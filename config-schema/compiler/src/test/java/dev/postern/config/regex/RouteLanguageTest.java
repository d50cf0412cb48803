package dev.postern.config.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.postern.config.match.CanonicalPath;
import dev.postern.config.match.CanonicalPath.Canonical;
import dev.postern.config.match.Conditions;
import dev.postern.config.match.GivenRequest;
import dev.postern.config.match.PathMatch;
import dev.postern.config.match.RouteRule;
import dev.postern.config.match.RouteTree;
import dev.postern.config.value.Host;
import dev.postern.config.value.LinearRegex;
import dev.postern.config.value.PathPattern;
import dev.postern.config.value.PathPattern.Literal;
import dev.postern.config.value.PathPattern.Parameter;
import dev.postern.config.value.PathPattern.Rest;
import dev.postern.config.value.PathPattern.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quicktheories.core.Gen;
import org.quicktheories.generators.Generate;

class RouteLanguageTest {
    private static final long MUCH = 1_000_000;
    private static final Gen<Segment> SEGMENT = Generate.pick(
            List.of(new Literal("a"), new Literal("b"), parameter(""), parameter("a+"), parameter("[ab]")));
    private static final Gen<Optional<Segment>> END = Generate.pick(List.of(
            Optional.<Segment>empty(),
            Optional.of(new Literal("")),
            Optional.of(rest("")),
            Optional.of(rest("a.*")),
            Optional.of(rest("[^c]*"))));

    private static Segment parameter(String regex) {
        return new Parameter("p", regex.isEmpty() ? Optional.empty() : LinearRegex.parse(regex));
    }

    private static Segment rest(String regex) {
        return new Rest("r", regex.isEmpty() ? Optional.empty() : LinearRegex.parse(regex));
    }

    private static Gen<PathPattern> patterns() {
        return lists().of(SEGMENT).ofSizeBetween(0, 3).zip(END, (front, end) -> {
            List<Segment> segments = new ArrayList<>(front);
            end.filter(last -> !(last instanceof Literal) || !front.isEmpty()).ifPresent(segments::add);
            return new PathPattern(segments);
        });
    }

    private static Gen<Canonical> paths() {
        return lists().of(Generate.pick(List.of("/a", "/b", "/c", "/aa", "/%2F", "/")))
                .ofSizeBetween(0, 5)
                .map(list -> (Canonical) CanonicalPath.read("/" + String.join("", list)));
    }

    private static boolean matches(PathPattern pattern, Canonical path) {
        GivenRequest request = new GivenRequest("GET", Host.ofAuthority("a").orElseThrow(), path, "", Map.of());
        List<RouteRule> rule = List.of(new RouteRule(Set.of(), Set.of(), pattern, Conditions.NONE));
        return RouteTree.of(rule, rule).match(request) instanceof PathMatch.Found;
    }

    @Test
    void takesWhatTheMatcherTakes() {
        qt().withExamples(5_000)
                .forAll(patterns(), paths())
                .checkAssert((pattern, path) ->
                        assertThat(RouteLanguage.of(pattern).takes(path.text())).isEqualTo(matches(pattern, path)));
    }

    @Test
    void aPathThatIsFoundIsTakenByAllOfTheseAndNoneOfThose() {
        qt().withExamples(1_000).forAll(patterns(), patterns(), patterns()).checkAssert((one, other, not) -> {
            PathExample example = PathSearch.find(
                    List.of(RouteLanguage.of(one), RouteLanguage.of(other)),
                    List.of(RouteLanguage.of(not)),
                    new Work(MUCH));
            assertThat(example).isNotInstanceOf(PathExample.Unknown.class);
            if (example instanceof PathExample.Found(String found)) {
                Canonical path = (Canonical) CanonicalPath.read(found);
                assertThat(path.text()).isEqualTo(found);
                assertThat(matches(one, path) && matches(other, path) && !matches(not, path))
                        .isTrue();
            }
        });
    }

    @Test
    void wherePathsAreThereOneIsFound() {
        qt().withExamples(2_000).forAll(patterns(), patterns(), paths()).checkAssert((one, not, path) -> {
            if (matches(one, path) && !matches(not, path)) {
                assertThat(PathSearch.find(
                                List.of(RouteLanguage.of(one)), List.of(RouteLanguage.of(not)), new Work(MUCH)))
                        .isInstanceOf(PathExample.Found.class);
            }
        });
    }

    @ParameterizedTest(name = "{0} without {1}")
    @CsvSource(
            delimiter = ' ',
            value = {
                "(a|b)*a(a|b){60} (a|b)*b(a|b){60}",
                "a{0,60} (aa){0,30}",
                "(.*a){40} (.*b){40}",
            })
    void workIsBoundedWhateverAnAuthorWrites(String one, String other) {
        RouteLanguage all = RouteLanguage.of(new PathPattern(List.of(parameter(one))));
        RouteLanguage none = RouteLanguage.of(new PathPattern(List.of(parameter(other))));
        long before = System.nanoTime();
        assertThat(PathSearch.find(List.of(all), List.of(none), new Work(MUCH))).isNotNull();
        assertThat(System.nanoTime() - before).isLessThan(20_000_000_000L);
    }
}
