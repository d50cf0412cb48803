package dev.postern.config.overlay;

import dev.postern.config.json.JsonValue;
import dev.postern.config.json.JsonValue.JsonObject;
import dev.postern.config.json.JsonValue.JsonString;
import dev.postern.config.json.JsonValue.Member;
import dev.postern.config.json.Place;
import dev.postern.config.schema.ConfigSchema;
import dev.postern.config.schema.Overridable;
import dev.postern.config.source.Closest;
import dev.postern.config.source.FileKind;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.Quoted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Walks an environment's file beside the files that it changes.
final class OverlayBuilder {
    private final Map<String, JsonObject> files;
    private final NamesInTree names;
    private final ConfigSchema schema;
    private final Map<String, JsonObject> changed = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();

    OverlayBuilder(Map<String, JsonObject> files, NamesInTree names, ConfigSchema schema) {
        this.files = files;
        this.names = names;
        this.schema = schema;
    }

    Overlay build(JsonObject environment) {
        checkName(environment);
        object(environment, "platform").ifPresent(overlay -> change("platform.json", FileKind.PLATFORM, overlay));
        for (Member tenant : members(environment, "tenants")) {
            if (known("tenant", tenant, names.tenants()) && tenant.value() instanceof JsonObject overlay) {
                change(tenant.key() + "/tenant.json", FileKind.TENANT, overlay);
                apis(tenant.key(), overlay);
            }
        }
        return new Overlay(changed, problems);
    }

    private void checkName(JsonObject environment) {
        if (environment.get("environment").orElse(null) instanceof JsonString(Place at, String name)) {
            String stem = FileKind.stemOf(at.file().path());
            if (!name.equals(stem)) {
                String message = Quoted.text(name) + " is not the name of its file, " + Quoted.text(stem);
                String fix = "write " + Quoted.text(stem) + ", or rename the file";
                problems.add(at.problem(ProblemCode.ENVIRONMENT_NAME, message, fix));
            }
        }
    }

    private void apis(String tenant, JsonObject overlay) {
        for (Member api : members(overlay, "apis")) {
            if (known("API", api, names.apis(tenant)) && api.value() instanceof JsonObject changes) {
                change(tenant + "/" + api.key() + ".api.json", FileKind.API, changes);
            }
        }
    }

    private void change(String path, FileKind kind, JsonObject overlay) {
        JsonObject base = files.get(path);
        if (base != null) {
            changed.put(path, merged(base, overlay, schema.overridable(kind)));
        }
    }

    private JsonObject merged(JsonObject base, JsonObject overlay, Overridable.Keys overridable) {
        List<Member> members = new ArrayList<>(base.members());
        for (Member change : overlay.members()) {
            Overridable part = overridable.keys().get(change.key());
            if (part != null) {
                Optional<Member> old = base.member(change.key());
                Optional<Member> merged = merged(old, change, part);
                merged.ifPresent(member -> put(members, old, member));
            }
        }
        return new JsonObject(base.at(), members);
    }

    private static void put(List<Member> members, Optional<Member> old, Member member) {
        if (old.isPresent()) {
            members.set(members.indexOf(old.get()), member);
        } else {
            members.add(member);
        }
    }

    /// What becomes of one member; empty where it stays as it is.
    private Optional<Member> merged(Optional<Member> old, Member change, Overridable part) {
        if (part instanceof Overridable.Value) {
            return Optional.of(change);
        }
        if (!(change.value() instanceof JsonObject overlay)) {
            return Optional.empty();
        }
        // An object that the base leaves out begins empty, and at the place of the change.
        Member from = old.orElseGet(() -> new Member(
                change.key(), change.keyAt(), new JsonObject(change.value().at(), List.of())));
        if (!(from.value() instanceof JsonObject base)) {
            return Optional.empty();
        }
        return switch (part) {
            case Overridable.Value ignored -> Optional.of(change);
            case Overridable.Keys keys ->
                Optional.of(new Member(from.key(), from.keyAt(), merged(base, overlay, keys)));
            case Overridable.Named named ->
                old.map(some -> new Member(some.key(), some.keyAt(), named(base, overlay, named)));
        };
    }

    private JsonObject named(JsonObject base, JsonObject overlay, Overridable.Named named) {
        List<Member> members = new ArrayList<>(base.members());
        List<String> written = base.members().stream().map(Member::key).toList();
        for (Member change : overlay.members()) {
            if (known(named.what(), change, written)) {
                Optional<Member> old = base.member(change.key());
                merged(old, change, named.each()).ifPresent(member -> put(members, old, member));
            }
        }
        return new JsonObject(base.at(), members);
    }

    /// Whether what a member is called after is there, which is a problem otherwise.
    private boolean known(String what, Member member, Collection<String> known) {
        if (known.contains(member.key())) {
            return true;
        }
        String hint = Closest.hint(member.key(), known);
        String message = "there is no " + what + " " + Quoted.text(member.key()) + hint;
        String fix = "remove it: an environment only changes what is there"
                + (known.isEmpty() ? "" : ", which is " + some(known));
        problems.add(
                hint.isEmpty()
                        ? member.keyAt().problem(ProblemCode.UNKNOWN_IN_ENVIRONMENT, message, fix)
                        : member.keyAt().problem(ProblemCode.UNKNOWN_IN_ENVIRONMENT, message));
        return false;
    }

    private static String some(Collection<String> known) {
        int most = 10;
        String shown = String.join(", ", known.stream().limit(most).toList());
        return known.size() > most ? shown + " and " + (known.size() - most) + " more" : shown;
    }

    private static Optional<JsonObject> object(JsonObject parent, String key) {
        JsonValue value = parent.get(key).orElse(null);
        return value instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    private static List<Member> members(JsonObject parent, String key) {
        return object(parent, key).map(JsonObject::members).orElse(List.of());
    }
}
