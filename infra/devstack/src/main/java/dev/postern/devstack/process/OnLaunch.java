package dev.postern.devstack.process;

import java.io.IOException;

/// Hears of a process as soon as it is there, before it answers: whoever is killed in between can
/// still be cleaned up after.
@FunctionalInterface
public interface OnLaunch {
    /// For those who need not know.
    OnLaunch IGNORED = pid -> {};

    /// @param pid the id of the new process; when this throws, the process is ended
    void launched(long pid) throws IOException;
}
