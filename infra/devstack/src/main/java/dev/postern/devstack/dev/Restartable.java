package dev.postern.devstack.dev;

import dev.postern.devstack.process.OnLaunch;
import java.io.IOException;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// A server that is started once and started again afterwards, by one thread after the other.
final class Restartable<S> implements Part.Start {
    interface First<S> {
        S start(OnLaunch onLaunch) throws IOException;
    }

    interface Again<S> {
        void restart(S server) throws IOException;
    }

    private final First<S> first;
    private final Again<S> again;
    private final ToLongFunction<S> pid;
    private volatile @Nullable S server;

    Restartable(First<S> first, Again<S> again, ToLongFunction<S> pid) {
        this.first = first;
        this.again = again;
        this.pid = pid;
    }

    @Override
    public ProcessHandle run(OnLaunch onLaunch) throws IOException {
        S known = server;
        if (known == null) {
            known = first.start(onLaunch);
            server = known;
        } else {
            again.restart(known);
        }
        long id = pid.applyAsLong(known);
        return ProcessHandle.of(id).orElseThrow(() -> new IOException("process " + id + " ended at once"));
    }

    /// The server, once it was started.
    S running() {
        S known = server;
        if (known == null) {
            throw new IllegalStateException("not started yet");
        }
        return known;
    }
}
