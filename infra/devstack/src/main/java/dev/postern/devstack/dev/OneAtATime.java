package dev.postern.devstack.dev;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Holds a file's lock, which the system gives back however the process ends.
final class OneAtATime implements AutoCloseable {
    private final FileChannel channel;

    private OneAtATime(FileChannel channel) {
        this.channel = channel;
    }

    /// @return empty when another process holds it
    static Optional<OneAtATime> tryTake(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new OneAtATime(channel));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
