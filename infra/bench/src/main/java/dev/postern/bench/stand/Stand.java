package dev.postern.bench.stand;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/// What was started, ended again in the other order; used by one thread.
public final class Stand implements Closeable {
    private final Deque<Closeable> started = new ArrayDeque<>();

    /// Takes over the duty to end something.
    public <T extends Closeable> T add(T resource) {
        started.push(resource);
        return resource;
    }

    /// Ends everything, also what follows something that would not end.
    @Override
    public void close() throws IOException {
        // Ctrl-C interrupts this thread; a process asked to end is still waited for.
        boolean interrupted = Thread.interrupted();
        IOException faults = new IOException("not everything ended as it should");
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (IOException failed) {
                faults.addSuppressed(failed);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (faults.getSuppressed().length > 0) {
            throw faults;
        }
    }
}
