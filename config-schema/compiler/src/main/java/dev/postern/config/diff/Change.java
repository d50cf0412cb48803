package dev.postern.config.diff;

import dev.postern.config.source.SourcePosition;
import java.util.Comparator;
import java.util.Optional;

/// One fact: what about the base is different in the head.
///
/// @param before  in the base, in a few words; empty where there was nothing
/// @param after   in the head, in a few words; empty where there is nothing
/// @param witness a request that shows it, where one request can
/// @param at      where it is written: in the head, or in the base where the head has it no more
public record Change(
        ChangeKind kind,
        Subject subject,
        String before,
        String after,
        Optional<Witness> witness,
        Optional<SourcePosition> at) {
    /// By tenant, the worst first, then by name.
    static final Comparator<Change> ORDER = Comparator.comparing(
                    (Change change) -> change.subject().tenant())
            .thenComparing(Change::verdict, Comparator.reverseOrder())
            .thenComparing(change -> change.subject().name())
            .thenComparing(Change::kind)
            .thenComparing(Change::before)
            .thenComparing(Change::after);

    public Verdict verdict() {
        return kind.verdict();
    }
}
