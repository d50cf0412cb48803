package dev.postern.config.json;

import dev.postern.config.source.BoundedProblems;
import dev.postern.config.source.SourceFile;
import java.util.Optional;

/// What came of reading one file: a tree, problems, or both.
///
/// @param file     what was read
/// @param root     the tree; empty when it cannot be told what was meant, and then there is a problem
/// @param problems duplicate keys, of which the first counts, and faults of syntax; a file is JSON only
///                 where there is none
public record JsonTree(SourceFile file, Optional<JsonValue> root, BoundedProblems problems) {

    /// Reads `file` as RFC 8259 has it, and nothing beyond: no comments, no trailing commas, no `NaN`.
    ///
    /// Objects and arrays may be nested 64 deep. Never throws for what a file holds.
    ///
    /// @see <a href="https://datatracker.ietf.org/doc/html/rfc8259">RFC 8259</a>
    public static JsonTree read(SourceFile file) {
        return new JsonReader(file).read();
    }
}
