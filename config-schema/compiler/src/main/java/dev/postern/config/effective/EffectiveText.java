package dev.postern.config.effective;

import java.util.List;

/// What is in force, for people.
public final class EffectiveText {
    private EffectiveText() {}

    /// The whole page of one route, each line ended by a line break.
    public static String render(Effective effective) {
        StringBuilder text = new StringBuilder()
                .append("%s/%s/%s  %s%n"
                        .formatted(
                                effective.route().tenant(),
                                effective.route().api(),
                                effective.route().route(),
                                Origin.line(effective.at())));
        section(text, "match", effective.match());
        text.append("\npolicies, in the order in which they decide\n").append(policies(effective.policies(), "  "));
        section(text, "upstream", effective.upstream());
        section(text, "tenant", effective.tenant());
        return text.toString();
    }

    /// The policies alone, in their order.
    ///
    /// @param indent in front of every line
    public static String policies(List<PolicyInForce> policies, String indent) {
        Columns columns = new Columns(indent);
        for (PolicyInForce policy : policies) {
            columns.row(policy.kind().key() + " (" + policy.kind().phase() + ")");
            parts(columns, "  ", policy.parts());
        }
        return columns.text();
    }

    /// Parts that belong together.
    ///
    /// @param indent in front of every line
    public static String parts(List<Part> parts, String indent) {
        Columns columns = new Columns(indent);
        parts(columns, "", parts);
        return columns.text();
    }

    private static void section(StringBuilder text, String title, List<Part> parts) {
        text.append('\n').append(title).append('\n').append(parts(parts, "  "));
    }

    private static void parts(Columns columns, String indent, List<Part> parts) {
        for (Part part : parts) {
            columns.row(indent + part.name(), part.value(), part.origin().text());
            part.replaced()
                    .forEach(upper -> columns.row(
                            "",
                            "",
                            "  replaces " + upper.value() + ", "
                                    + upper.origin().text()));
        }
    }
}
