package dev.postern.config.compile;

import dev.postern.config.json.JsonValue.JsonObject;
import dev.postern.config.model.ApiFile;
import dev.postern.config.model.Config;
import dev.postern.config.model.PlatformFile;
import dev.postern.config.model.TenantFile;
import dev.postern.config.model.TestFile;
import dev.postern.config.overlay.Environments;
import dev.postern.config.overlay.Overlay;
import dev.postern.config.schema.ConfigSchema;
import dev.postern.config.source.BoundedProblems;
import dev.postern.config.source.FileKind;
import dev.postern.config.source.Layout;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.SourceFile;
import dev.postern.config.source.SourceTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A tree read once: the files as they are, and what each environment makes of them.
final class TreeReading {
    private static final int BATCH = 512;

    private final SourceTree tree;
    private final List<FileReading> files = new ArrayList<>();
    private final SortedMap<String, Overlay> overlays = new TreeMap<>();

    TreeReading(SourceTree tree, ConfigSchema schema) {
        this.tree = tree;
        readFiles(schema);
        readOverlays(schema);
    }

    /// A batch at a time, so that what is wrong with many files never stands in memory all at once.
    private void readFiles(ConfigSchema schema) {
        List<SourceFile> expected = tree.files().stream()
                .filter(file -> FileKind.of(file.path()).isPresent())
                .toList();
        long kept = 0;
        for (int from = 0; from < expected.size(); from += BATCH) {
            int to = Math.min(expected.size(), from + BATCH);
            List<FileReading> batch = expected.subList(from, to).parallelStream()
                    .map(file -> FileReading.of(file, schema))
                    .toList();
            for (FileReading file : batch) {
                kept += file.kept();
                files.add(kept > BoundedProblems.MOST_IN_TREE ? file.untold() : file);
            }
        }
    }

    private void readOverlays(ConfigSchema schema) {
        Environments.names(tree).forEach(name -> overlays.put(name, Overlay.NONE));
        if (overlays.isEmpty()) {
            return;
        }
        Map<String, JsonObject> roots = new HashMap<>();
        files.forEach(
                file -> file.root().ifPresent(root -> roots.put(file.file().path(), root)));
        for (String name : List.copyOf(overlays.keySet())) {
            JsonObject root = roots.get(Environments.pathOf(name));
            if (root != null) {
                overlays.put(name, Overlay.of(root, roots, tree, schema));
            }
        }
    }

    /// The environments that there are.
    Set<String> environments() {
        return overlays.keySet();
    }

    /// The files in one environment, or as they are, after the passes that look at single files.
    ///
    /// @param environment empty for the files as they are
    /// @param config      as far as it could be read
    /// @param problems    of the files, in no order
    /// @param guessed     where the syntax is at fault, so that what was read there is only a guess
    record Variant(Optional<String> environment, Config config, BoundedProblems problems, Set<Start> guessed) {}

    /// @param environment one of [#environments]; empty for the files as they are
    Variant variant(Optional<String> environment) {
        Map<String, JsonObject> changed = environment
                .map(name -> overlays.getOrDefault(name, Overlay.NONE).changed())
                .orElse(Map.of());
        List<FileBinding> bindings = new ArrayList<>(files.size());
        for (FileReading file : files) {
            JsonObject root = changed.get(file.file().path());
            bindings.add(root == null ? file.binding() : FileBinding.of(file.kind(), Optional.of(root)));
        }
        BoundedProblems problems = new BoundedProblems(BoundedProblems.MOST_IN_TREE);
        problems.addAll(tree.problems());
        problems.addAll(Layout.check(tree));
        Environments.check(tree).ifPresent(problems::add);
        overlays.values().forEach(overlay -> problems.addAll(overlay.problems()));
        Set<Start> guessed = Start.of(files.stream().flatMap(file -> file.syntax().stream()));
        addAll(problems, bindings, guessed);
        return new Variant(environment, config(bindings), problems, guessed);
    }

    /// Adds what is wrong with the files, each fault once.
    ///
    /// What stands where the syntax is at fault was guessed. The schema's patterns are there for editors:
    /// where the binder speaks of the same text, which an overlay may have brought, it knows more.
    private void addAll(BoundedProblems problems, List<FileBinding> bindings, Set<Start> guessed) {
        Set<Start> known = Start.of(bindings.stream().flatMap(file -> file.problems().stream()));
        for (int i = 0; i < files.size(); i++) {
            FileReading file = files.get(i);
            BoundedProblems bound = bindings.get(i).problems();
            BoundedProblems all = new BoundedProblems(BoundedProblems.MOST_IN_FILE);
            all.addAll(file.syntax());
            all.addAll(file.secrets());
            unguessed(bound, guessed).forEach(all::add);
            unguessed(file.schema(), guessed)
                    .filter(problem ->
                            problem.code() != ProblemCode.MALFORMED_TEXT || !known.contains(Start.of(problem)))
                    .forEach(all::add);
            all.addUntold(
                    file.syntax().more() + file.schema().more() + file.secrets().more() + bound.more());
            problems.addAll(all);
            all.untold(file.file().name()).ifPresent(problems::add);
        }
    }

    private static Stream<Problem> unguessed(BoundedProblems problems, Set<Start> guessed) {
        return problems.stream().filter(problem -> !guessed.contains(Start.of(problem)));
    }

    private static Config config(List<FileBinding> files) {
        TreeMap<String, TenantFile> tenants = new TreeMap<>();
        List<ApiFile> apis = new ArrayList<>();
        List<TestFile> tests = new ArrayList<>();
        Optional<PlatformFile> platform = Optional.empty();
        for (FileBinding file : files) {
            platform = platform.or(file::platform);
            file.tenant().ifPresent(tenant -> tenants.put(tenant.folder(), tenant));
            file.api().ifPresent(apis::add);
            file.test().ifPresent(tests::add);
        }
        return new Config(platform, tenants, apis, tests);
    }
}
