package dev.postern.config.openapi;

import dev.postern.config.compile.CompileOptions;
import dev.postern.config.compile.CompileResult;
import dev.postern.config.compile.Compiler;
import dev.postern.config.json.JsonTree;
import dev.postern.config.json.JsonValue;
import dev.postern.config.json.JsonValue.JsonArray;
import dev.postern.config.json.JsonValue.JsonObject;
import dev.postern.config.json.JsonValue.Member;
import dev.postern.config.openapi.ImportResult.Broken;
import dev.postern.config.openapi.ImportResult.Proposed;
import dev.postern.config.openapi.ImportResult.Refused;
import dev.postern.config.source.Quoted;
import dev.postern.config.source.SourceFile;
import dev.postern.config.source.SourceTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// From an OpenAPI 3 document to an API file. Reads nothing but what it is given, and writes nothing.
///
/// @see <a href="https://spec.openapis.org/oas/v3.1.1.html">OpenAPI 3.1</a>
public final class OpenApiImport {
    private static final int LARGEST_FILE = 1 << 20;

    private final SourceTree tree;
    private final String tenant;
    private final String document;
    private final List<Note> notes = new ArrayList<>();

    private OpenApiImport(SourceTree tree, String tenant, String document) {
        this.tree = tree;
        this.tenant = tenant;
        this.document = document;
    }

    /// Proposes the API file of a document; never throws for what any of the files hold.
    ///
    /// @param tree     of all tenants, as it stands
    /// @param tenant   whose API it is; a folder of the tree
    /// @param locks    what earlier imports left in the tenant's folder: texts by the API's name
    /// @param document the document file's name, without its folder
    /// @param bytes    at most 10 MiB
    public static ImportResult run(
            SourceTree tree,
            String tenant,
            Map<String, String> locks,
            String document,
            byte[] bytes,
            ImportOptions options) {
        return new OpenApiImport(tree, tenant, document).run(locks, bytes, options);
    }

    private ImportResult run(Map<String, String> locks, byte[] bytes, ImportOptions options) {
        return switch (DocumentReading.read(document, bytes)) {
            case DocumentReading.Refused(int line, int column, String reason) ->
                refused(document + ":" + line + ":" + column + ": " + reason);
            case DocumentReading.Read(Node root) -> withDocument(Cursor.atRoot(root), locks, options);
        };
    }

    private ImportResult withDocument(Cursor root, Map<String, String> locks, ImportOptions options) {
        Optional<String> unfit = unfit(root);
        if (unfit.isPresent()) {
            return refused(document + ":1:1: " + unfit.get());
        }
        List<String> known = locks.keySet().stream()
                .filter(name -> Lock.read(locks.getOrDefault(name, ""))
                        .filter(lock -> lock.document().equals(document))
                        .isPresent())
                .sorted()
                .toList();
        if (options.api().isEmpty() && known.size() > 1) {
            return usage(document + " was imported as " + String.join(" and as ", known) + "; say which with --api");
        }
        String api = options.api()
                .or(() -> known.stream().findFirst())
                .orElseGet(() -> nameOf(
                        root.get("info").flatMap(info -> info.text("title")).orElse("")));
        if (api.length() > Kebab.LONGEST || !Kebab.NAME.matcher(api).matches()) {
            return usage(Quoted.text(api) + " is no name for an API; say one with --api, such as orders");
        }
        Optional<Lock> last = Optional.empty();
        if (locks.containsKey(api)) {
            last = Lock.read(locks.getOrDefault(api, ""));
            if (last.isEmpty()) {
                return refused(name(Lock.fileName(api)) + ": not what this version of Postern left there; restore it,"
                        + " or delete it to keep the API file as it is and compare from now on");
            }
        }
        return propose(root, api, last, options);
    }

    /// Why the document is none that is read here.
    private static Optional<String> unfit(Cursor root) {
        if (root.has("swagger")) {
            return Optional.of("this is Swagger 2.0 (expected: OpenAPI 3.0 or 3.1); convert it first");
        }
        String version = root.text("openapi").orElse("");
        return version.matches("3\\.[0-9]{1,3}(\\..{0,20})?")
                ? Optional.empty()
                : Optional.of("no OpenAPI document (expected: \"openapi\" with 3.0 or 3.1)");
    }

    /// `orders` for the title "Orders API".
    private static String nameOf(String title) {
        String name = Kebab.of(title);
        return name.endsWith("-api") ? name.substring(0, name.length() - "-api".length()) : name;
    }

    private ImportResult propose(Cursor root, String api, Optional<Lock> last, ImportOptions options) {
        String path = tenant + "/" + api + ".api.json";
        if (tree.faulty().contains(path)) {
            return new Broken("", tree, tree.problems(), notes);
        }
        ImportOptions all = last.map(lock -> options.or(lock.options())).orElse(options);
        Surroundings surroundings = Surroundings.of(tree, tenant);
        Optional<SourceFile> file =
                tree.files().stream().filter(one -> one.path().equals(path)).findFirst();
        if (file.isEmpty()) {
            Proposer proposer = new Proposer(root, surroundings, all, api, notes);
            Proposal proposal = proposer.propose();
            if (proposal.routes().isEmpty()) {
                return refused(document + ": no operation that can be a route");
            }
            if (!proposal.api().containsKey(Proposer.targets(api))) {
                return usage(document + ": " + proposer.noTarget()
                        + "; say where the API listens with --upstream http://HOST:PORT");
            }
            String text = ApiText.file(proposal, api, surroundings.schema());
            List<String> changes =
                    proposal.routes().stream().map(Proposal.Route::added).toList();
            return compiled(path, api, text, new Lock(document, all, proposal), Optional.empty(), last, changes);
        }
        Optional<JsonValue> json = JsonTree.read(file.get()).root();
        if (json.isEmpty()
                || !(json.get() instanceof JsonObject object)
                || !(object.get("routes").orElse(null) instanceof JsonArray routes)) {
            return broken(tree, file.get().text());
        }
        Proposal proposal = new Proposer(root, surroundings, all, upstream(object, api), notes).propose();
        Merge.Merged merged = Merge.merge(file.get().text(), object, routes, last, proposal, notes);
        Lock lock = new Lock(document, all, merged.proposal());
        return compiled(path, api, merged.text(), lock, file, last, merged.changes());
    }

    /// The upstream that the file's routes lead to: its namesake, or the first.
    private static String upstream(JsonObject file, String api) {
        if (!(file.get("upstreams").orElse(null) instanceof JsonObject upstreams)
                || upstreams.get(api).isPresent()) {
            return api;
        }
        return upstreams.members().stream().map(Member::key).findFirst().orElse(api);
    }

    private ImportResult compiled(
            String path,
            String api,
            String text,
            Lock lock,
            Optional<SourceFile> before,
            Optional<Lock> last,
            List<String> changes) {
        if (text.getBytes(StandardCharsets.UTF_8).length > LARGEST_FILE) {
            return refused(document + ": the API file would be larger than 1 MiB; split the document");
        }
        SourceTree with = with(path, text);
        if (Compiler.compile(with, CompileOptions.NONE) instanceof CompileResult.Rejected rejected) {
            return new Broken(text, with, rejected.problems(), distinctNotes());
        }
        boolean stale = before.filter(file -> file.text().equals(text)).isEmpty()
                || last.filter(lock::equals).isEmpty();
        int routes = Json.parse(text)
                .flatMap(root -> root instanceof JsonObject object ? object.get("routes") : Optional.empty())
                .map(value -> value instanceof JsonArray array ? array.items().size() : 0)
                .orElse(0);
        return new Proposed(api, text, lock.text(), before.isEmpty(), stale, routes, changes, distinctNotes());
    }

    private ImportResult broken(SourceTree with, String text) {
        return switch (Compiler.compile(with, CompileOptions.NONE)) {
            case CompileResult.Rejected rejected -> new Broken(text, with, rejected.problems(), distinctNotes());
            case CompileResult.Compiled ignored -> refused("the API file has no routes to merge with");
        };
    }

    private SourceTree with(String path, String text) {
        List<SourceFile> files = new ArrayList<>(tree.files());
        files.removeIf(file -> file.path().equals(path));
        files.add(new SourceFile(tree.name(path), path, text));
        files.sort(Comparator.comparing(SourceFile::path));
        return new SourceTree(tree.label(), files, tree.faulty(), tree.problems());
    }

    private String name(String file) {
        return tree.name(tenant + "/" + file);
    }

    private List<Note> distinctNotes() {
        return notes.stream().distinct().sorted(Note.IN_ORDER).toList();
    }

    private ImportResult refused(String reason) {
        return new Refused(reason, false, distinctNotes());
    }

    private ImportResult usage(String reason) {
        return new Refused(reason, true, distinctNotes());
    }
}
