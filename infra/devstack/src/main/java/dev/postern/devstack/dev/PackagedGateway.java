package dev.postern.devstack.dev;

import dev.postern.devstack.files.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The gateway as it was packaged.
final class PackagedGateway {
    private static final String PACKAGED = "gateway-function/server/target/quarkus-app";
    private static final String PROGRAM = "quarkus-run.jar";

    private PackagedGateway() {}

    /// Copies it, so that a build beside us does not pull the classes from under a running gateway.
    ///
    /// @return the copied program
    static Path copyInto(DevFolder folder, Path root) throws IOException {
        Path packaged = root.resolve(PACKAGED);
        if (!Files.exists(packaged.resolve(PROGRAM))) {
            throw new IOException(packaged.resolve(PROGRAM) + ": not built (POSTERN_NO_BUILD=1 leaves the build out)");
        }
        Path copy = folder.file("app");
        FileTree.delete(copy);
        FileTree.copy(packaged, copy);
        return copy.resolve(PROGRAM);
    }
}
