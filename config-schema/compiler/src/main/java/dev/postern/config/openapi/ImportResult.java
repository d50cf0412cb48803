package dev.postern.config.openapi;

import dev.postern.config.source.Problem;
import dev.postern.config.source.SourceTree;
import java.util.List;

/// What came of an import.
public sealed interface ImportResult {
    /// An API file that compiles in its tree.
    ///
    /// @param api     its name
    /// @param text    the whole file
    /// @param lock    the whole file beside it
    /// @param fresh   whether there was no such file before
    /// @param stale   whether the file or the lock has to be written
    /// @param routes  how many the file has
    /// @param changes what differs from the file before, a line each
    /// @param notes   what was guessed or dropped, in the order of the document
    record Proposed(
            String api,
            String text,
            String lock,
            boolean fresh,
            boolean stale,
            int routes,
            List<String> changes,
            List<Note> notes)
            implements ImportResult {
        public Proposed {
            changes = List.copyOf(changes);
            notes = List.copyOf(notes);
        }
    }

    /// The tree with the proposed file in place has problems; nothing may be written.
    record Broken(String text, SourceTree tree, List<Problem> problems, List<Note> notes) implements ImportResult {
        public Broken {
            problems = List.copyOf(problems);
            notes = List.copyOf(notes);
        }
    }

    /// The document, or what stands beside it, cannot be used.
    ///
    /// @param reason where and why, in lines
    /// @param usage  whether an argument would mend it
    record Refused(String reason, boolean usage, List<Note> notes) implements ImportResult {
        public Refused {
            notes = List.copyOf(notes);
        }
    }
}
