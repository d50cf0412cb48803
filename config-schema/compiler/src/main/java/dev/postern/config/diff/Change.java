package dev.postern.config.diff;

import dev.postern.config.source.SourcePosition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One fact: what about the base is different in the head.
///
/// @param before  in the base, in a few words; empty where there was nothing
/// @param after   in the head, in a few words; empty where there is nothing
/// @param witness a request that shows it, where one request can
/// @param at      where it is written: in the head, or in the base where the head has it no more; in the first of
///                `environments` where there are any
/// @param environments those in which it holds; none where it holds for the files as they are
public record Change(
        ChangeKind kind,
        Subject subject,
        String before,
        String after,
        Optional<Witness> witness,
        Optional<SourcePosition> at,
        List<InEnvironment> environments) {
    /// An environment in which a change holds.
    ///
    /// @param at where it is written there
    public record InEnvironment(String name, Optional<SourcePosition> at) {}

    /// All that tells one change from another, wherever the two are written.
    record Saying(ChangeKind kind, Subject subject, String before, String after) {}

    /// The environments themselves, then by tenant; the worst first, then by name.
    static final Comparator<Change> ORDER = Comparator.comparing(
                    (Change change) -> change.subject() instanceof Subject.InTenant)
            .thenComparing(change -> change.subject().group())
            .thenComparing(Change::verdict, Comparator.reverseOrder())
            .thenComparing(change -> change.subject().name())
            .thenComparing(Change::environmentNames)
            .thenComparing(Change::kind)
            .thenComparing(Change::before)
            .thenComparing(Change::after);

    public Change {
        environments = List.copyOf(environments);
    }

    /// A change that holds for the files as they are.
    Change(
            ChangeKind kind,
            Subject subject,
            String before,
            String after,
            Optional<Witness> witness,
            Optional<SourcePosition> at) {
        this(kind, subject, before, after, witness, at, List.of());
    }

    public Verdict verdict() {
        return kind.verdict();
    }

    /// The same, as it holds in one environment.
    Change in(String name) {
        return new Change(kind, subject, before, after, witness, at, List.of(new InEnvironment(name, at)));
    }

    /// The same, as it holds in one environment more.
    ///
    /// @param there where it is written there
    Change alsoIn(String name, Optional<SourcePosition> there) {
        List<InEnvironment> all = new ArrayList<>(environments);
        all.add(new InEnvironment(name, there));
        return new Change(kind, subject, before, after, witness, at, all);
    }

    Saying saying() {
        return new Saying(kind, subject, before, after);
    }

    /// Every place where it is written, each once.
    List<SourcePosition> places() {
        Stream<Optional<SourcePosition>> all =
                environments.isEmpty() ? Stream.of(at) : environments.stream().map(InEnvironment::at);
        return all.flatMap(Optional::stream).distinct().toList();
    }

    /// `production, staging`; empty where it holds for the files as they are.
    String environmentNames() {
        return environments.stream().map(InEnvironment::name).collect(Collectors.joining(", "));
    }
}
