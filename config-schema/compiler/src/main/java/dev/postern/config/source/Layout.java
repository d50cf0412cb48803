package dev.postern.config.source;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which files stand where in a tree, and which are missing.
public final class Layout {
    private static final String EXPECTED = "platform.json, environments/<name>.json, <tenant>/tenant.json,"
            + " <tenant>/<api>.api.json and <tenant>/<name>.test.json";
    private static final List<String> IN_TENANT = List.of("tenant.json", "<api>.api.json", "<name>.test.json");

    private static final Set<FileKind> IN_FOLDER_OF_TENANT = EnumSet.of(FileKind.API, FileKind.TEST);

    private Layout() {}

    /// Every file that stands where none is expected, and every one that is needed and not there.
    public static List<Problem> check(SourceTree tree) {
        List<Problem> problems = new ArrayList<>();
        SortedSet<String> paths = new TreeSet<>(tree.faulty());
        tree.files().forEach(file -> paths.add(file.path()));
        if (!paths.contains("platform.json") && !paths.contains("")) {
            problems.add(missing(tree, "platform.json", "write it with the plans that tenants can be on"));
        }
        for (String path : paths) {
            Optional<FileKind> kind = FileKind.of(path);
            if (kind.isEmpty() && !tree.faulty().contains(path)) {
                problems.add(unexpected(tree, path));
            } else if (kind.filter(IN_FOLDER_OF_TENANT::contains).isPresent()) {
                String tenant = FileKind.folderOf(path) + "/tenant.json";
                if (!paths.contains(tenant)) {
                    problems.add(missing(tree, tenant, "write it with the tenant's plan and hosts"));
                }
            }
        }
        return Problem.inOrder(problems);
    }

    private static Problem missing(SourceTree tree, String path, String fix) {
        return Problem.ofFile(ProblemCode.MISSING_FILE, tree.name(path), "the file is not there", Optional.of(fix));
    }

    private static Problem unexpected(SourceTree tree, String path) {
        boolean inTenant = path.indexOf('/') >= 0 && path.indexOf('/') == path.lastIndexOf('/');
        String name = path.substring(path.lastIndexOf('/') + 1);
        String hint = Closest.hint(name, inTenant ? IN_TENANT : List.of("platform.json"));
        String message = "no file is expected here under this name" + hint;
        return Problem.ofFile(
                ProblemCode.UNEXPECTED_FILE, tree.name(path), message, Optional.of("expected are " + EXPECTED));
    }
}
