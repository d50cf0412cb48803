package dev.postern.bench.stand;

import dev.postern.devstack.files.FileTree;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder of the run, removed with all that is in it when the run has ended.
public record WorkFolder(Path path) implements Closeable {
    public static WorkFolder create() throws IOException {
        return new WorkFolder(Files.createTempDirectory("postern-bench-"));
    }

    @Override
    public void close() throws IOException {
        FileTree.delete(path);
    }
}
