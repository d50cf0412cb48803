package dev.postern.config.table;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.config.match.Condition;
import dev.postern.config.match.Condition.Part;
import dev.postern.config.match.Conditions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A route's conditions as the members `"headers"` and `"query"` of its JSON: a name and its value, or
/// `{"present": true}`.
final class ConditionsJson {
    private ConditionsJson() {}

    static void write(Conditions conditions, ObjectNode route) {
        for (Condition condition : conditions.all()) {
            ObjectNode part = route.withObjectProperty(key(condition.in()));
            condition
                    .value()
                    .ifPresentOrElse(
                            value -> part.put(condition.name(), value),
                            () -> part.putObject(condition.name()).put("present", true));
        }
    }

    static Conditions read(JsonIn route) throws Unreadable {
        List<Condition> conditions = new ArrayList<>();
        for (Part part : Part.values()) {
            if (route.has(key(part))) {
                JsonIn in = route.get(key(part));
                List<String> names = in.names();
                if (names.isEmpty() || names.size() > Conditions.MOST) {
                    throw in.expected("1 to " + Conditions.MOST + " names");
                }
                for (String name : names) {
                    conditions.add(condition(part, name, in.get(name)));
                }
            }
        }
        return conditions.isEmpty() ? Conditions.NONE : new Conditions(conditions);
    }

    private static Condition condition(Part part, String name, JsonIn in) throws Unreadable {
        if (!Condition.isName(part, name)) {
            throw in.expected("a name that can be matched");
        }
        if (in.node().isObject()) {
            if (!in.object("present").get("present").flag()) {
                throw in.get("present").expected("true");
            }
            return new Condition(part, name, Optional.empty());
        }
        return new Condition(
                part,
                name,
                Optional.of(in.text(
                        text -> Condition.isValue(part, text) ? Optional.of(text) : Optional.empty(),
                        "a value that can be matched")));
    }

    private static String key(Part part) {
        return switch (part) {
            case HEADER -> "headers";
            case QUERY -> "query";
        };
    }
}
