package dev.postern.devstack.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Waits for changes below a folder, in folders that are made later too; told by the file system, so that
/// nothing is done while nothing changes. For one thread.
final class TreeWatch implements AutoCloseable {
    /// An editor writes a file in several steps, and `git checkout` many files.
    private static final Duration QUIET = Duration.ofMillis(100);

    private static final Duration NEVER_QUIET = Duration.ofMillis(500);
    private static final WatchEvent.Kind<?>[] ANYTHING = {
        StandardWatchEventKinds.ENTRY_CREATE,
        StandardWatchEventKinds.ENTRY_MODIFY,
        StandardWatchEventKinds.ENTRY_DELETE,
    };

    private final Path root;
    private final WatchService service;
    private final WatchKey above;

    private TreeWatch(Path root, WatchService service, WatchKey above) {
        this.root = root;
        this.service = service;
        this.above = above;
    }

    /// From here on no change is missed.
    static TreeWatch open(Path root) throws IOException {
        Path whole = root.toAbsolutePath().normalize();
        WatchService service = FileSystems.getDefault().newWatchService();
        // A folder that is renamed tells nothing itself; the one above it does.
        WatchKey above = whole.resolveSibling("").register(service, ANYTHING);
        TreeWatch watch = new TreeWatch(whole, service, above);
        watch.register();
        return watch;
    }

    /// Waits until something has changed and then nothing for a tenth of a second, or half a second at most.
    ///
    /// @return [System#nanoTime] of the first change
    long awaitChange() throws IOException, InterruptedException {
        WatchKey told = service.take();
        while (!isOfTree(told)) {
            told = service.take();
        }
        long first = System.nanoTime();
        boolean quiet = false;
        while (!quiet && System.nanoTime() - first < NEVER_QUIET.toNanos()) {
            WatchKey more = service.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS);
            quiet = more == null;
            if (more != null) {
                more.pollEvents();
                more.reset();
            }
        }
        register();
        return first;
    }

    /// Takes what a folder told. Of the one above the root, only the root's coming and going is news.
    private boolean isOfTree(WatchKey told) {
        List<WatchEvent<?>> events = told.pollEvents();
        told.reset();
        return !told.equals(above)
                || events.stream()
                        .map(WatchEvent::context)
                        .anyMatch(name -> name == null || name.equals(root.getFileName()));
    }

    /// Folders that are watched already stay so. Links are not followed, as the compiler follows none to folders.
    private void register() throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        Files.walkFileTree(root.toRealPath(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                if (isHidden(folder)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                try {
                    folder.register(service, ANYTHING);
                } catch (IOException failed) {
                    if (Files.isDirectory(folder)) {
                        // Not because it has gone meanwhile: there is a bound on how many may be watched.
                        throw new UncheckedIOException(failed);
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path gone, IOException failed) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static boolean isHidden(Path folder) {
        Path name = folder.getFileName();
        return name != null && name.toString().startsWith(".");
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
