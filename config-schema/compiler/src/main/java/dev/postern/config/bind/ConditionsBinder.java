package dev.postern.config.bind;

import dev.postern.config.json.JsonValue;
import dev.postern.config.json.JsonValue.JsonObject;
import dev.postern.config.json.JsonValue.JsonString;
import dev.postern.config.json.JsonValue.Member;
import dev.postern.config.match.Condition;
import dev.postern.config.match.Condition.Part;
import dev.postern.config.match.Conditions;
import dev.postern.config.source.Closest;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.Quoted;
import dev.postern.config.value.HeaderName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads what a route asks of headers and query.
final class ConditionsBinder {
    /// What carries a credential: its value in the config would be a secret in git.
    private static final Set<String> SECRET =
            Set.of("authorization", "cookie", "proxy-authorization", "x-api-key", "api-key");

    private final List<Problem> problems;
    private final List<Condition> conditions = new ArrayList<>();
    private boolean faulty;

    private ConditionsBinder(List<Problem> problems) {
        this.problems = problems;
    }

    /// The conditions of a route's `match`; empty where some were written that cannot be read, since the route must
    /// not pass for one that asks for less.
    static Optional<Conditions> bind(Keys match, List<Problem> problems) {
        ConditionsBinder binder = new ConditionsBinder(problems);
        binder.part(match, "headers", Part.HEADER);
        binder.part(match, "query", Part.QUERY);
        return binder.faulty ? Optional.empty() : Optional.of(new Conditions(binder.conditions));
    }

    private void part(Keys match, String key, Part part) {
        Optional<JsonValue> written = match.object().get(key);
        if (written.isEmpty()) {
            faulty |= match.object().members().stream()
                    .anyMatch(member -> Closest.to(member.key(), List.of(key)).isPresent());
            return;
        }
        if (!(written.get() instanceof JsonObject object) || object.members().size() > Conditions.MOST) {
            faulty = true;
            return;
        }
        Set<String> names = new TreeSet<>();
        for (Member member : object.members()) {
            String name = part == Part.HEADER ? member.key().toLowerCase(Locale.ROOT) : member.key();
            if (!Condition.isName(part, name)) {
                refuse(member, "is not a name that can be matched", "write letters, digits and hyphens");
            } else if (part == Part.HEADER && isOurs(name)) {
                refuse(member, "is the gateway's own to read", ownFix(name));
            } else if (SECRET.contains(folded(name)) && member.value() instanceof JsonString) {
                refuse(
                        member,
                        "carries a credential, whose value no config may hold",
                        "write {\"present\": true}, or leave it to the policy \"auth\"");
            } else if (!names.add(name)) {
                refuse(member, "is already there: headers have no case", "remove one of the two");
            } else {
                condition(part, name, member.value());
            }
        }
    }

    /// Whether the header frames or addresses the message, or ends at this gateway: it decides on those itself.
    private static boolean isOurs(String name) {
        return !SECRET.contains(folded(name))
                && HeaderName.parse(name).filter(HeaderName::isReserved).isPresent();
    }

    /// As CGI-like servers read it, for which `x_api_key` and `x-api-key` are one.
    private static String folded(String name) {
        return name.replace('_', '-');
    }

    private void condition(Part part, String name, JsonValue written) {
        if (written instanceof JsonObject object && new Keys(object).flag("present")) {
            conditions.add(new Condition(part, name, Optional.empty()));
        } else if (written instanceof JsonString text && Condition.isValue(part, text.text())) {
            conditions.add(new Condition(part, name, Optional.of(text.text())));
        } else {
            faulty = true;
            if (written instanceof JsonObject object
                    && new Keys(object).bool("present").isPresent()) {
                String message = "that " + Quoted.text(name) + " is absent cannot be asked for";
                String fix = "leave it out: a route that asks for it goes first";
                problems.add(written.at().problem(ProblemCode.CONDITION, message, fix));
            } else if (written instanceof JsonString text) {
                String form = part == Part.HEADER
                        ? "1 to 256 ASCII characters, no control characters, no space at either end"
                        : "1 to 256 characters, no control characters";
                problems.add(written.at()
                        .problem(
                                ProblemCode.CONDITION,
                                Quoted.text(text.text()) + " is not a value that can be matched (expected: " + form
                                        + ")",
                                "for any value write {\"present\": true}"));
            }
        }
    }

    private static String ownFix(String name) {
        return name.equals("host") ? "write \"hosts\" for the API as a whole" : "match something else";
    }

    private void refuse(Member member, String why, String fix) {
        faulty = true;
        problems.add(member.keyAt().problem(ProblemCode.CONDITION, Quoted.text(member.key()) + " " + why, fix));
    }
}
