package dev.postern.devstack.dev;

import java.io.PrintStream;
import java.nio.file.FileSystemException;

/// What the person in front of the terminal reads.
///
/// @param out plain words
/// @param err what went wrong
record Console(PrintStream out, PrintStream err) {
    void say(String line) {
        out.println(line);
        out.flush();
    }

    void trouble(String line) {
        err.println(line);
        err.flush();
    }

    /// Says what kept something from working; the file system's own exceptions name but a path.
    void trouble(Exception failed) {
        String message = failed.getMessage();
        trouble(message == null || failed instanceof FileSystemException ? failed.toString() : message);
    }
}
