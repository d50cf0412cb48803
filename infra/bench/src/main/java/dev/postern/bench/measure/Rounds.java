package dev.postern.bench.measure;

import dev.postern.bench.load.RunFailed;
import dev.postern.bench.load.Wrk;
import dev.postern.bench.load.WrkOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Runs rounds: every subject in turn, again and again, so that a slow minute of the machine meets all alike.
public final class Rounds {
    /// Usage is written up to 200 ms after its request; what that takes belongs to the round.
    private static final long SETTLE_MILLIS = 500;

    private final Wrk wrk;
    private final Map<Part, Long> others;
    private final ChargeCount charges;
    private final Consumer<String> progress;
    private final Map<Subject, Warmth> warmths = new HashMap<>();
    private final Map<Subject, Long> answered = new LinkedHashMap<>();
    private final Map<Subject, Integer> sent = new HashMap<>();

    /// @param others   the processes that serve every subject
    /// @param charges  asked before and after each round
    /// @param progress takes a line as often as there is something to tell
    public Rounds(Wrk wrk, Map<Part, Long> others, ChargeCount charges, Consumer<String> progress) {
        this.wrk = wrk;
        this.others = new EnumMap<>(others);
        this.charges = charges;
        this.progress = progress;
    }

    /// Sends to every subject that is not warm yet until all are, or until the passes are used up.
    ///
    /// @param passes at most so many rounds each
    public void warm(List<Subject> subjects, int passes, int seconds)
            throws IOException, InterruptedException, RunFailed {
        for (int pass = 1; pass <= passes; pass++) {
            boolean allWarm = true;
            for (Subject subject : subjects) {
                Warmth warmth = warmths.computeIfAbsent(subject, _ -> new Warmth());
                if (!warmth.isWarm()) {
                    Round round = round(subject, seconds);
                    warmth.add(round.requestsPerSecond());
                    tell("warming, pass " + pass, subject, round);
                    allWarm &= warmth.isWarm();
                }
            }
            if (allWarm) {
                return;
            }
        }
    }

    /// Measures every subject so many times, in turn.
    public List<Series> measure(List<Subject> subjects, int rounds, int seconds)
            throws IOException, InterruptedException, RunFailed {
        Map<Subject, List<Round>> done = new LinkedHashMap<>();
        for (int number = 1; number <= rounds; number++) {
            for (Subject subject : subjects) {
                Round round = round(subject, seconds);
                done.computeIfAbsent(subject, _ -> new ArrayList<>()).add(round);
                tell("round " + number + " of " + rounds, subject, round);
            }
        }
        return done.entrySet().stream()
                .map(entry -> new Series(entry.getKey(), lastStep(entry.getKey()), entry.getValue()))
                .toList();
    }

    /// How many requests of a subject wrk saw answered, in all rounds so far.
    public long answered(Subject subject) {
        return answered.getOrDefault(subject, 0L);
    }

    /// How many more may have been answered: those on their way when wrk stopped, at each round's end.
    public long mayHaveMissed(Subject subject) {
        return (long) sent.getOrDefault(subject, 0) * wrk.connections();
    }

    private double lastStep(Subject subject) {
        Warmth warmth = warmths.get(subject);
        return warmth == null ? 1 : warmth.lastStep();
    }

    private Round round(Subject subject, int seconds) throws IOException, InterruptedException, RunFailed {
        long chargesBefore = charges.soFar();
        Sample before = Sample.now(subject, others);
        WrkOutput output = wrk.send(subject.target(), seconds);
        Sample atEnd = Sample.now(subject, others);
        Thread.sleep(SETTLE_MILLIS);
        Sample settled = Sample.now(subject, others);
        answered.merge(subject, output.requests(), Long::sum);
        sent.merge(subject, 1, Integer::sum);
        return new Round(
                output.requests(),
                output.seconds(),
                settled.takenSince(before),
                atEnd.loadCoreBusySince(before),
                charges.soFar() - chargesBefore,
                atEnd.strangeSecondsSince(before));
    }

    private void tell(String phase, Subject subject, Round round) {
        progress.accept(
                String.format("%-18s %-28s %,10.0f requests/s", phase, subject.name(), round.requestsPerSecond()));
    }
}
