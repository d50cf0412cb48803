package dev.postern.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a run was asked to do.
///
/// @param root        of the repository, under which the packaged gateway lies
/// @param connections at once
/// @param rounds      how many, and how long
/// @param twoCores    whether two event loops are compared with one
/// @param javaOptions for the gateway's JVM
/// @param json        where to write the report for programs
record BenchOptions(
        Path root, int connections, Pace rounds, boolean twoCores, List<String> javaOptions, Optional<Path> json) {
    /// @param warmPasses  at most so many rounds before measuring, a subject each
    /// @param warmSeconds length of each of them
    /// @param measured    rounds measured, a subject each
    /// @param seconds     length of each of them
    record Pace(int warmPasses, int warmSeconds, int measured, int seconds) {
        static final Pace FULL = new Pace(10, 4, 5, 5);
        static final Pace QUICK = new Pace(6, 2, 3, 2);
    }

    BenchOptions {
        javaOptions = List.copyOf(javaOptions);
    }

    Path gatewayJar() {
        return root.resolve("gateway-function/server/target/quarkus-app/quarkus-run.jar");
    }
}
