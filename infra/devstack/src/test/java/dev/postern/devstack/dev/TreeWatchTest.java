package dev.postern.devstack.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Each change is told, however it is made.
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TreeWatchTest {
    @TempDir
    private Path folder;

    private Path root;
    private TreeWatch watch;

    @BeforeEach
    void open() throws IOException {
        root = Files.createDirectories(folder.resolve("tenants"));
        Files.createDirectory(root.resolve("acme"));
        watch = TreeWatch.open(root);
    }

    @AfterEach
    void close() throws IOException {
        watch.close();
    }

    @Test
    void aFileIsWrittenInPlace() throws Exception {
        Files.writeString(root.resolve("acme/a.json"), "{}");
        watch.awaitChange();
    }

    @Test
    void aFileIsRenamedOverAnother() throws Exception {
        Files.writeString(root.resolve("acme/a.json"), "{}");
        watch.awaitChange();
        Files.writeString(folder.resolve("draft"), "{ }");
        Files.move(folder.resolve("draft"), root.resolve("acme/a.json"), StandardCopyOption.ATOMIC_MOVE);
        watch.awaitChange();
    }

    @Test
    void aFileIsWrittenIntoAFolderThatIsNew() throws Exception {
        Files.createDirectory(root.resolve("globex"));
        watch.awaitChange();
        Files.writeString(root.resolve("globex/tenant.json"), "{}");
        watch.awaitChange();
    }

    @Test
    void theWholeFolderIsReplaced() throws Exception {
        Files.move(root, folder.resolve("old"));
        Files.createDirectory(root);
        watch.awaitChange();
        Files.writeString(root.resolve("platform.json"), "{}");
        watch.awaitChange();
    }

    @Test
    void manyChangesInARowAreOne() throws Exception {
        for (int i = 0; i < 50; i++) {
            Files.writeString(root.resolve("acme/a" + i + ".json"), "{}");
        }
        long first = watch.awaitChange();
        assertThat(System.nanoTime() - first)
                .isGreaterThan(Duration.ofMillis(100).toNanos());
        Thread waiting = Thread.ofPlatform().start(() -> {
            try {
                watch.awaitChange();
            } catch (IOException | InterruptedException closed) {
                // Ended below.
            }
        });
        assertThat(waiting.join(Duration.ofMillis(300))).as("no second change").isFalse();
        waiting.interrupt();
        waiting.join();
    }
}
