package dev.postern.config.regex;

import dev.postern.config.regex.RegexNode.Choice;
import dev.postern.config.regex.RegexNode.OneOf;
import dev.postern.config.regex.RegexNode.Repeat;
import dev.postern.config.regex.RegexNode.Sequence;
import dk.brics.automaton.Automaton;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// The texts that an expression takes at its place in a canonical path, as an automaton.
public final class PathLanguage {
    /// What one segment of a canonical path can be: not empty, no slash, escapes upper-case and only
    /// where they are needed.
    private static final Automaton SEGMENT = segmentCharacter().repeat(1).minus(dots());
    /// What several segments with slashes between them can be, or nothing at all.
    private static final Automaton REST = rest();
    /// Examples made of these read best.
    private static final Automaton PLAIN = set(plain()).repeat();

    private final Automaton texts;

    private PathLanguage(Automaton texts) {
        this.texts = texts;
    }

    /// The segments that `expression` takes.
    public static PathLanguage ofSegment(RegexNode expression) {
        return new PathLanguage(automaton(expression).intersection(SEGMENT));
    }

    /// The rests of a path that `expression` takes, without the slash in front.
    public static PathLanguage ofRest(RegexNode expression) {
        return new PathLanguage(automaton(expression).intersection(REST));
    }

    /// A text that both take; empty when there is none.
    public Optional<String> common(PathLanguage other) {
        return example(texts.intersection(other.texts));
    }

    /// A text that it takes; empty when no path ever holds one.
    public Optional<String> example() {
        return example(texts);
    }

    /// Every segment that a canonical path can hold.
    static Automaton everySegment() {
        return SEGMENT.clone();
    }

    /// Everything that can follow a slash in a canonical path, or nothing at all.
    static Automaton everyRest() {
        return REST.clone();
    }

    /// The texts themselves, for building whole paths of them.
    Automaton texts() {
        return texts.clone();
    }

    /// Whether it takes every segment, as far as that is cheap to prove: for `.+`, `[^/]*` and the like.
    public static boolean takesEverySegment(RegexNode expression) {
        BitSet every = segmentCharacters();
        every.set('%');
        return repeats(expression, every, 1);
    }

    /// As [#takesEverySegment], for rests: `.*`.
    public static boolean takesEveryRest(RegexNode expression) {
        BitSet every = segmentCharacters();
        every.set('%');
        every.set('/');
        return repeats(expression, every, 0);
    }

    private static boolean repeats(RegexNode expression, BitSet every, int least) {
        if (!(expression instanceof Repeat(OneOf(BitSet set), int from, int to))) {
            return false;
        }
        BitSet missing = (BitSet) every.clone();
        missing.andNot(set);
        return missing.isEmpty() && from <= least && to == Repeat.UNBOUNDED;
    }

    private static Optional<String> example(Automaton automaton) {
        return Optional.ofNullable(automaton.intersection(PLAIN).getShortestExample(true))
                .or(() -> Optional.ofNullable(automaton.getShortestExample(true)));
    }

    /// No step makes the automaton deterministic, which could take exponential space.
    private static Automaton automaton(RegexNode node) {
        return switch (node) {
            case OneOf one -> set(one.set());
            case Sequence sequence ->
                Automaton.concatenate(
                        sequence.parts().stream().map(PathLanguage::automaton).toList());
            case Choice choice ->
                Automaton.union(
                        choice.choices().stream().map(PathLanguage::automaton).toList());
            case Repeat(RegexNode part, int least, int most) ->
                most == Repeat.UNBOUNDED
                        ? automaton(part).repeat(least)
                        : automaton(part).repeat(least, most);
        };
    }

    private static Automaton set(BitSet set) {
        List<Automaton> ranges = new ArrayList<>();
        for (int from = set.nextSetBit(0); from >= 0; ) {
            int to = set.nextClearBit(from);
            ranges.add(Automaton.makeCharRange((char) from, (char) (to - 1)));
            from = set.nextSetBit(to);
        }
        return Automaton.union(ranges);
    }

    private static BitSet plain() {
        BitSet set = Ascii.range('a', 'z');
        set.or(Ascii.digits());
        return set;
    }

    private static BitSet segmentCharacters() {
        BitSet set = Ascii.word();
        "-.~!$&'()*+,;=:@".chars().forEach(set::set);
        return set;
    }

    private static Automaton segmentCharacter() {
        List<Automaton> choices = new ArrayList<>();
        choices.add(set(segmentCharacters()));
        BitSet unreserved = Ascii.word();
        "-.~".chars().forEach(unreserved::set);
        for (int octet = ' '; octet < 256; octet++) {
            // An escaped unreserved character is decoded, an escaped control character is refused.
            if (octet != 127 && !unreserved.get(octet)) {
                choices.add(Automaton.makeString("%%%02X".formatted(octet)));
            }
        }
        return minimal(Automaton.union(choices));
    }

    private static Automaton dots() {
        return Automaton.makeStringUnion(".", "..");
    }

    private static Automaton rest() {
        Automaton more =
                Automaton.concatenate(List.of(Automaton.makeChar('/'), SEGMENT)).repeat();
        // A trailing slash is an empty last segment.
        Automaton slash = Automaton.makeChar('/').optional();
        return minimal(Automaton.concatenate(List.of(SEGMENT, more, slash)).optional());
    }

    private static Automaton minimal(Automaton automaton) {
        automaton.minimize();
        return automaton;
    }
}
