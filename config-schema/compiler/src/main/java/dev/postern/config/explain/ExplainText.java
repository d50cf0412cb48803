package dev.postern.config.explain;

import dev.postern.config.effective.Columns;
import dev.postern.config.effective.EffectiveText;
import dev.postern.config.effective.Listings;
import dev.postern.config.effective.Origin;
import dev.postern.config.match.RouteCandidate;
import dev.postern.config.policy.PolicyKind;
import dev.postern.config.source.SourcePosition;
import dev.postern.config.table.RouteTable;
import java.util.List;
import java.util.stream.Collectors;

/// An explanation for people.
public final class ExplainText {
    private static final int MOST_CANDIDATES = 20;

    private final Explanation explanation;
    private final StringBuilder text = new StringBuilder();

    private ExplainText(Explanation explanation) {
        this.explanation = explanation;
    }

    /// The whole page, each line ended by a line break.
    public static String render(Explanation explanation) {
        return new ExplainText(explanation).page();
    }

    private String page() {
        text.append(explanation.request()).append("\n\n");
        Columns columns = new Columns("  ");
        switch (explanation.verdict()) {
            case Verdict.Routed routed -> {
                columns.row("route", routed.tenant() + "/" + routed.name() + "  " + place(routed.route()));
                columns.row(
                        "tenant",
                        routed.tenant() + ", told " + explanation.toldBy().orElse(""));
                if (!routed.parameters().isEmpty()) {
                    columns.row(
                            "parameters",
                            routed.parameters().entrySet().stream()
                                    .map(parameter -> parameter.getKey() + " = " + parameter.getValue())
                                    .collect(Collectors.joining(", ")));
                }
                columns.row("answer", answer(routed));
            }
            case Verdict.Refused refused -> {
                columns.row("answer", refused.refusal().toString());
                refused.tenant()
                        .ifPresent(tenant -> columns.row(
                                "tenant",
                                tenant + ", told " + explanation.toldBy().orElse("")));
            }
        }
        text.append(columns.text());
        candidates();
        near();
        explanation.inForce().ifPresent(inForce -> {
            text.append("\npolicies, in the order in which they decide\n")
                    .append(EffectiveText.policies(inForce.policies(), "  "));
            text.append("\nupstream\n").append(EffectiveText.parts(inForce.upstream(), "  "));
        });
        return text.toString();
    }

    private static String answer(Verdict.Routed routed) {
        String upstream = "by the upstream " + routed.route().upstream();
        return switch (routed.admission()) {
            case Admission.Everybody everybody -> upstream;
            case Admission.IfKeyIsValid key ->
                upstream + ", if the key is valid" + required(routed) + " (only a running gateway knows)";
            case Admission.IfTokenIsValid token ->
                upstream + ", if the token is one of " + token.issuer() + "'s and valid" + required(routed)
                        + " (only a running gateway knows)";
            case Admission.Refused refused -> refused.refusal().toString();
        };
    }

    private static String required(Verdict.Routed routed) {
        boolean requires = routed.route().policies().stream().anyMatch(policy -> policy.kind() == PolicyKind.REQUIRE);
        return requires ? " and has what is required" : "";
    }

    private void candidates() {
        Columns columns = new Columns("  ");
        List<RouteCandidate<RouteTable>> all = explanation.candidates();
        all.stream()
                .limit(MOST_CANDIDATES)
                .forEach(candidate -> route(
                        columns,
                        candidate.route(),
                        Standings.text(candidate.route(), candidate.standing(), explanation.winner())));
        section(
                explanation.winner().isPresent() ? "other routes whose path takes it" : "routes whose path takes it",
                columns);
        if (all.size() > MOST_CANDIDATES) {
            text.append("  … and ").append(all.size() - MOST_CANDIDATES).append(" more\n");
        }
    }

    private void near() {
        Columns columns = new Columns("  ");
        explanation.near().forEach(near -> route(columns, near.route(), near.why()));
        section("the nearest routes", columns);
    }

    private void route(Columns columns, RouteTable route, String why) {
        columns.row(route.api() + "/" + route.id(), Listings.request(route), place(route));
        columns.row("", "  " + why);
    }

    private void section(String title, Columns columns) {
        String rows = columns.text();
        if (!rows.isEmpty()) {
            text.append('\n').append(title).append('\n').append(rows);
        }
    }

    private String place(RouteTable route) {
        SourcePosition at = explanation.positions().get(route.api() + "/" + route.id());
        return at == null ? "" : Origin.line(at);
    }
}
