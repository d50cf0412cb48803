package dev.postern.devstack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/// A file that holds the id of a process, and tells later whether that process is still ours.
///
/// @param file   the id as text, with a line feed
/// @param marker a part of the program's path or arguments, by which the process is known again
public record PidFile(Path file, String marker) {
    /// Start times come from the kernel's ticks and may lie a little after the file's own time.
    private static final long TOLERANCE_MILLIS = 2_000;

    /// Writes the id, whole or not at all.
    public void write(long pid) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, pid + "\n");
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Removes the file, if it is there.
    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    /// The process that the file names, if it still runs and is the one that was meant.
    ///
    /// The system gives an id out again after its process has ended, so the id alone proves nothing:
    /// the process must carry the marker and must have been there when the file was written.
    public Optional<ProcessHandle> stillRunning() throws IOException {
        Instant written;
        Optional<ProcessHandle> named;
        try {
            written = Files.getLastModifiedTime(file).toInstant();
            named = idIn(Files.readString(file)).flatMap(ProcessHandle::of);
        } catch (NoSuchFileException neverStarted) {
            return Optional.empty();
        }
        return named.filter(ProcessHandle::isAlive)
                .filter(process -> carriesMarker(process.info()))
                .filter(process -> process.info()
                        .startInstant()
                        .map(started -> !started.isAfter(written.plusMillis(TOLERANCE_MILLIS)))
                        .orElse(false));
    }

    private static Optional<Long> idIn(String text) {
        String digits = text.strip();
        return digits.matches("[1-9][0-9]{0,9}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }

    private boolean carriesMarker(ProcessHandle.Info info) {
        return info.command().filter(path -> path.contains(marker)).isPresent()
                || info.commandLine().filter(line -> line.contains(marker)).isPresent();
    }
}
