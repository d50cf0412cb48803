package dev.postern.config.explain;

import dev.postern.config.match.Condition;
import dev.postern.config.match.Standing;
import dev.postern.config.table.RouteTable;
import dev.postern.config.value.PathPattern.Literal;
import dev.postern.config.value.PathPattern.Parameter;
import dev.postern.config.value.PathPattern.Rest;
import dev.postern.config.value.PathPattern.Segment;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Puts into words how a route fared.
final class Standings {
    private Standings() {}

    /// One line, which goes on from "it lost:".
    ///
    /// @param winner empty where no route takes the request
    static String text(RouteTable route, Standing standing, Optional<RouteTable> winner) {
        return switch (standing) {
            case Standing.Won won -> "takes it";
            case Standing.OtherHost other -> "answers on other hosts: " + shown(route.hosts());
            case Standing.WrongMethod wrong -> "takes other methods: " + shown(new TreeSet<>(wrong.methods()));
            case Standing.ConditionNotMet unmet -> unmet(unmet);
            case Standing.LessSpecific less ->
                winner.map(won -> lessSpecific(won, route, less.segment())).orElse("");
            case Standing.MethodNotNamed method ->
                route.methods().isEmpty()
                        ? "takes all methods; the one that names it goes first"
                        : "takes HEAD for GET only";
            case Standing.FewerConditions fewer ->
                "asks for less than "
                        + winner.map(won -> shown(won.conditions().all())).orElse("the other");
            case Standing.Tied tied -> "neither is more specific";
        };
    }

    /// The word for programs.
    static String word(Standing standing) {
        return switch (standing) {
            case Standing.Won won -> "won";
            case Standing.OtherHost other -> "other-host";
            case Standing.WrongMethod wrong -> "wrong-method";
            case Standing.ConditionNotMet unmet -> "condition-not-met";
            case Standing.LessSpecific less -> "less-specific";
            case Standing.MethodNotNamed method -> "method-not-named";
            case Standing.FewerConditions fewer -> "fewer-conditions";
            case Standing.Tied tied -> "tied";
        };
    }

    private static String unmet(Standing.ConditionNotMet unmet) {
        Condition condition = unmet.condition();
        String asked = "asks for " + condition;
        return unmet.alsoOthers()
                ? asked + ", but " + condition.name() + " is sent more than once, with other values too"
                : asked;
    }

    private static String lessSpecific(RouteTable winner, RouteTable route, int at) {
        return "less specific: " + segment(winner, at) + " goes before " + segment(route, at);
    }

    private static String segment(RouteTable route, int at) {
        List<Segment> segments = route.path().segments();
        if (at >= segments.size()) {
            return "the path's end";
        }
        Segment segment = segments.get(at);
        return switch (segment) {
            case Literal(String text) -> "the literal \"" + text + "\"";
            case Parameter parameter -> (parameter.regex().isPresent() ? "the regex " : "the parameter ") + parameter;
            case Rest rest -> (rest.regex().isPresent() ? "the rest by regex " : "the rest ") + rest;
        };
    }

    private static String shown(Iterable<?> items) {
        StringBuilder text = new StringBuilder();
        items.forEach(item -> text.append(text.isEmpty() ? "" : ", ").append(item));
        return text.toString();
    }
}
