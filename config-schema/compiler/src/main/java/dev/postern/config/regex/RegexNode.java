package dev.postern.config.regex;

import java.util.BitSet;
import java.util.List;

/// A regular expression as a tree.
public sealed interface RegexNode {
    /// One character of a set of ASCII characters.
    ///
    /// @param set by character; never changed
    record OneOf(BitSet set) implements RegexNode {}

    /// All of `parts` after one another; none of them takes the empty text.
    record Sequence(List<RegexNode> parts) implements RegexNode {
        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    /// Any one of `choices`, at least one.
    record Choice(List<RegexNode> choices) implements RegexNode {
        public Choice {
            choices = List.copyOf(choices);
        }
    }

    /// `part` from `least` to `most` times.
    ///
    /// @param most [#UNBOUNDED] for any number
    record Repeat(RegexNode part, int least, int most) implements RegexNode {
        public static final int UNBOUNDED = -1;
    }

    /// How many characters the expression has with its repeats written out, which bounds its automaton.
    default long size() {
        return switch (this) {
            case OneOf ignored -> 1;
            case Sequence sequence ->
                sequence.parts().stream().mapToLong(RegexNode::size).sum();
            case Choice choice ->
                choice.choices().stream().mapToLong(RegexNode::size).sum() + 1;
            case Repeat repeat -> repeat.part().size() * Math.max(1, Math.max(repeat.least(), repeat.most()));
        };
    }
}
