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
/// @param environment the one in which it holds; empty where it holds without any
public record Change(
        ChangeKind kind,
        Subject subject,
        String before,
        String after,
        Optional<Witness> witness,
        Optional<SourcePosition> at,
        Optional<String> environment) {
    /// By tenant, the worst first, then by name.
    static final Comparator<Change> ORDER = Comparator.comparing(
                    (Change change) -> change.subject().tenant())
            .thenComparing(Change::verdict, Comparator.reverseOrder())
            .thenComparing(change -> change.subject().name())
            .thenComparing(change -> change.environment().orElse(""))
            .thenComparing(Change::kind)
            .thenComparing(Change::before)
            .thenComparing(Change::after);

    /// A change that holds without any environment.
    Change(
            ChangeKind kind,
            Subject subject,
            String before,
            String after,
            Optional<Witness> witness,
            Optional<SourcePosition> at) {
        this(kind, subject, before, after, witness, at, Optional.empty());
    }

    public Verdict verdict() {
        return kind.verdict();
    }

    /// The same, as it holds in one environment.
    Change in(String name) {
        return new Change(kind, subject, before, after, witness, at, Optional.of(name));
    }

    /// Whether `other` says the same, wherever that is written.
    boolean saysAs(Change other) {
        return kind == other.kind
                && subject.equals(other.subject)
                && before.equals(other.before)
                && after.equals(other.after);
    }
}
