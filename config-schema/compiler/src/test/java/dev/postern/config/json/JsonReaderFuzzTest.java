package dev.postern.config.json;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.config.source.SourceFile;
import dev.postern.config.source.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/// Any bytes give a tree or problems. Runs its seeds in the suite; `JAZZER_FUZZ=1` looks for more.
class JsonReaderFuzzTest {
    @TempDir
    private static Path folder = Path.of("");

    @FuzzTest(maxDuration = "60s")
    void anyBytesGiveATreeOrProblems(byte[] bytes) throws IOException {
        Files.write(folder.resolve("platform.json"), bytes);
        SourceTree tree = SourceTree.read(folder);
        if (tree.files().isEmpty() == tree.problems().isEmpty()) {
            throw new AssertionError("neither or both: a file and a problem");
        }
        for (SourceFile file : tree.files()) {
            JsonTree json = JsonTree.read(file);
            if (json.root().isEmpty() && json.problems().isEmpty()) {
                throw new AssertionError("neither a tree nor a problem");
            }
            json.problems().forEach(problem -> file.line(problem.at().line()));
        }
    }
}
