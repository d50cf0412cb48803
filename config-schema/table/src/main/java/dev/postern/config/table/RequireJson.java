package dev.postern.config.table;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.config.policy.RequireConfig;
import dev.postern.config.policy.Requirement;
import dev.postern.config.policy.Requirement.Claim;
import dev.postern.config.policy.Requirement.Names;
import dev.postern.config.value.ClaimPath;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// The `require` policy as JSON.
final class RequireJson {
    private RequireJson() {}

    static void write(RequireConfig require, ObjectNode json) {
        write(require.all(), json.putArray("all"));
    }

    private static void write(List<Requirement> requirements, ArrayNode json) {
        for (Requirement requirement : requirements) {
            write(requirement, json.addObject());
        }
    }

    private static void write(Requirement requirement, ObjectNode json) {
        switch (requirement) {
            case Requirement.Named(Names in, boolean all, SortedSet<String> some) -> {
                json.put("names", in.name()).put("all", all);
                texts(some, json.putArray("some"));
            }
            case Claim(ClaimPath claim, Claim.Test test, SortedSet<String> anyOf) -> {
                json.put("claim", claim.text()).put("test", test.name());
                texts(anyOf, json.putArray("texts"));
            }
            case Requirement.LoggedIn(SortedSet<String> acr, SortedSet<String> amr, Optional<Duration> maxAge) -> {
                texts(acr, json.putArray("acr"));
                texts(amr, json.putArray("amr"));
                maxAge.ifPresent(age -> json.put("maxAgeSeconds", age.toSeconds()));
            }
            case Requirement.AnyOf(List<Requirement> some) -> write(some, json.putArray("anyOf"));
            case Requirement.AllOf(List<Requirement> all) -> write(all, json.putArray("allOf"));
        }
    }

    private static void texts(Collection<String> texts, ArrayNode json) {
        texts.forEach(json::add);
    }

    static RequireConfig read(JsonIn in) throws Unreadable {
        return new RequireConfig(some(in.object("all").get("all"), RequireJson::requirement));
    }

    private static Requirement requirement(JsonIn in) throws Unreadable {
        if (in.has("anyOf")) {
            return new Requirement.AnyOf(some(in.object("anyOf").get("anyOf"), RequireJson::way));
        }
        return in.has("names") || in.has("claim") ? simple(in) : loggedIn(in);
    }

    private static Requirement way(JsonIn in) throws Unreadable {
        return in.has("allOf")
                ? new Requirement.AllOf(some(in.object("allOf").get("allOf"), RequireJson::simple))
                : simple(in);
    }

    private static Requirement simple(JsonIn in) throws Unreadable {
        if (in.has("claim")) {
            in.object("claim", "test", "texts");
            return new Claim(
                    in.get("claim").text(ClaimPath::parse, "a claim"),
                    in.get("test").text(text -> constant(Claim.Test.values(), text), "ONE_OF or CONTAINS"),
                    new TreeSet<>(some(in.get("texts"), JsonIn::text)));
        }
        in.object("names", "all", "some");
        return new Requirement.Named(
                in.get("names").text(text -> constant(Names.values(), text), "ROLES, PERMISSIONS or SCOPES"),
                in.get("all").flag(),
                new TreeSet<>(some(in.get("some"), JsonIn::text)));
    }

    private static Requirement loggedIn(JsonIn in) throws Unreadable {
        in.object("acr", "amr", "maxAgeSeconds");
        SortedSet<String> acr = texts(in.get("acr"));
        SortedSet<String> amr = texts(in.get("amr"));
        if (acr.isEmpty() && amr.isEmpty() && !in.has("maxAgeSeconds")) {
            throw in.expected("acr, amr or maxAgeSeconds");
        }
        Optional<Duration> maxAge = in.has("maxAgeSeconds")
                ? Optional.of(Duration.ofSeconds(in.get("maxAgeSeconds").number(1, Integer.MAX_VALUE)))
                : Optional.empty();
        return new Requirement.LoggedIn(acr, amr, maxAge);
    }

    private static <T> List<T> some(JsonIn in, JsonIn.Reader<T> reader) throws Unreadable {
        List<T> all = in.list(reader);
        if (all.isEmpty()) {
            throw in.expected("at least one");
        }
        return all;
    }

    private static SortedSet<String> texts(JsonIn in) throws Unreadable {
        return new TreeSet<>(in.list(JsonIn::text));
    }

    static <E extends Enum<E>> Optional<E> constant(E[] values, String name) {
        return Arrays.stream(values).filter(value -> value.name().equals(name)).findAny();
    }
}
