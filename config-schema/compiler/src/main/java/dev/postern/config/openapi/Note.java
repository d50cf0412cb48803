package dev.postern.config.openapi;

import java.util.Comparator;

/// Something in a document that was guessed, changed or dropped.
///
/// @param pointer to the value, such as `/paths/~1orders/get`; empty for the document as a whole
/// @param line    where the value begins, from 1; 0 where the note is about the API file instead
/// @param column  from 1; 0 likewise
/// @param message what was done, in one line
public record Note(String pointer, int line, int column, String message) {
    /// As the document has them; those about the API file last.
    static final Comparator<Note> IN_ORDER = Comparator.comparingInt(
                    (Note note) -> note.line() == 0 ? Integer.MAX_VALUE : note.line())
            .thenComparingInt(Note::column);

    static Note at(Cursor cursor, String message) {
        return new Note(cursor.pointer(), cursor.node().line(), cursor.node().column(), message);
    }

    static Note ofFile(String message) {
        return new Note("", 0, 0, message);
    }
}
