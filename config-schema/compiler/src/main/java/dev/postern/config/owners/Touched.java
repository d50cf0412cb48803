package dev.postern.config.owners;

import dev.postern.config.json.JsonValue;
import dev.postern.config.json.JsonValue.JsonObject;
import dev.postern.config.json.JsonValue.Member;
import dev.postern.config.source.ChangedPaths;
import dev.postern.config.source.FileKind;
import dev.postern.config.source.Printable;
import dev.postern.config.source.SourceFile;
import dev.postern.config.source.SourceTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which domains the files that differ between two trees belong to.
///
/// What an environment says of a tenant is that tenant's; all else in its file is the platform's, and so is the whole
/// file where it is a link: it would make over what it says to whoever has the file that it leads to.
final class Touched {
    private final Owners base;
    private final Owners head;
    /// Each domain with the first file that touches it.
    private final SortedMap<Domain, String> domains = new TreeMap<>();

    private Touched(Owners base, Owners head) {
        this.base = base;
        this.head = head;
    }

    /// Each domain that is touched, with the first file that touches it.
    ///
    /// @param paths all files that differ, whatever they are called
    static SortedMap<Domain, String> between(SourceTree base, SourceTree head, ChangedPaths paths) {
        Touched touched = new Touched(new Owners(base), new Owners(head));
        Map<String, String> before = texts(base);
        Map<String, String> after = texts(head);
        TreeSet<String> config = new TreeSet<>(before.keySet());
        config.addAll(after.keySet());
        config.removeIf(path -> Objects.equals(before.get(path), after.get(path)));
        for (String path : config) {
            boolean link = paths.links().contains(path);
            if (FileKind.folderOf(path).equals(FileKind.ENVIRONMENTS) && !link) {
                touched.environment(path);
            } else {
                touched.file(path);
            }
        }
        // An environment's file here says the same, but is a link now, or may be run.
        paths.inside().stream().filter(path -> !config.contains(path)).forEach(touched::file);
        paths.outside().forEach(path -> touched.touch(new Domain.Platform(), "/" + path));
        return touched.domains;
    }

    private static Map<String, String> texts(SourceTree tree) {
        Map<String, String> texts = new HashMap<>();
        for (SourceFile file : tree.files()) {
            texts.put(file.path(), file.text());
        }
        return texts;
    }

    /// As in CODEOWNERS: a tenant's is what lies in its folder, and all else is the platform's.
    private void file(String path) {
        Domain tenant = new Domain.Tenant(FileKind.folderOf(path));
        touch(base.has(tenant) || head.has(tenant) ? tenant : new Domain.Platform(), path);
    }

    private void environment(String path) {
        Map<String, String> before = parts(base.root(path));
        Map<String, String> after = parts(head.root(path));
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            if (!Optional.ofNullable(before.get(name)).equals(Optional.ofNullable(after.get(name)))) {
                touch(name.isEmpty() ? new Domain.Platform() : new Domain.Tenant(name), path);
            }
        }
    }

    /// What the file says of each tenant; all else under the empty name.
    private static Map<String, String> parts(Optional<JsonObject> root) {
        Map<String, String> parts = new HashMap<>();
        root.ifPresent(object -> {
            List<Member> rest = object.members().stream()
                    .filter(member -> !member.key().equals("tenants"))
                    .toList();
            parts.put("", JsonMeaning.of(new JsonObject(object.at(), rest)));
            JsonValue tenants = object.get("tenants").orElse(null);
            if (tenants instanceof JsonObject named) {
                named.members().forEach(member -> parts.put(member.key(), JsonMeaning.of(member.value())));
            }
        });
        return parts;
    }

    private void touch(Domain domain, String path) {
        domains.putIfAbsent(domain, Printable.text(path));
    }
}
