package dev.postern.devstack.dev;

import dev.postern.devstack.process.OnLaunch;
import dev.postern.devstack.process.PidFile;
import dev.postern.devstack.process.Signal;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/// One process of the stack: how it is started, known again and ended.
///
/// @param name     as it stands within a sentence
/// @param pidFile  holds its id while it runs
/// @param start    starts it, the first time and again, and waits until it answers
/// @param goodbye  the signal that ends it cleanly
/// @param patience how long it may take to end before it is killed
record Part(String name, PidFile pidFile, Start start, Signal goodbye, Duration patience) {
    /// Starts a process and waits until it answers; leaves none behind when it throws.
    interface Start {
        ProcessHandle run(OnLaunch onLaunch) throws IOException;
    }

    /// The name at the beginning of a sentence.
    String title() {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /// Ends what an earlier run left behind, after it was killed itself.
    ///
    /// @return whether there was anything
    boolean endLeftover() throws IOException {
        var leftover = pidFile.stillRunning();
        if (leftover.isPresent()) {
            goodbye.end(leftover.get(), patience);
        }
        pidFile.delete();
        return leftover.isPresent();
    }
}
