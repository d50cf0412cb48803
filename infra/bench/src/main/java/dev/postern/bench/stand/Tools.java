package dev.postern.bench.stand;

import dev.postern.devstack.process.Launch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The programs of the system that a run needs.
public record Tools(String nginx, String wrk, String taskset) {
    /// Whether they are all there.
    public sealed interface Search {
        record Found(Tools tools) implements Search {}

        /// @param how one line that says what is missing and how to get it
        record Missing(String how) implements Search {}
    }

    /// Looks on the PATH, and for nginx where Debian puts it, which is on root's PATH only.
    public static Search find() {
        Map<String, String> found = new TreeMap<>();
        List<String> missing = new ArrayList<>();
        for (String program : List.of("nginx", "wrk", "taskset")) {
            locate(program).ifPresentOrElse(path -> found.put(program, path), () -> missing.add(program));
        }
        if (!missing.isEmpty()) {
            return new Search.Missing("missing: " + String.join(", ", missing)
                    + " (Debian: apt-get install --no-install-recommends nginx-light wrk util-linux)");
        }
        return new Search.Found(new Tools(
                found.getOrDefault("nginx", ""), found.getOrDefault("wrk", ""), found.getOrDefault("taskset", "")));
    }

    private static Optional<String> locate(String program) {
        return Launch.onPath(program)
                .or(() -> Optional.of("/usr/sbin/" + program).filter(path -> Files.isExecutable(Path.of(path))));
    }
}
