package dev.postern.devstack.dev;

import java.io.PrintStream;

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
}
