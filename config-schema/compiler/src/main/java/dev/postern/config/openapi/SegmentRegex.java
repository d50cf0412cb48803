package dev.postern.config.openapi;

import dev.postern.config.regex.PathLanguage;
import dev.postern.config.regex.RegexNode;
import dev.postern.config.regex.RegexNode.Choice;
import dev.postern.config.regex.RegexNode.OneOf;
import dev.postern.config.regex.RegexNode.Repeat;
import dev.postern.config.regex.RegexNode.Sequence;
import dev.postern.config.regex.RegexSyntax;
import dev.postern.config.value.LinearRegex;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Optional;

/// Writes expressions for segments of a canonical path, in which everything but letters, digits and
/// `-._~` may be, or has to be, percent-encoded.
final class SegmentRegex {
    private static final String PUNCTUATION = "!\"#$&'()*+,./:;<=>?@[\\]^`{|}";
    private static final BitSet UNRESERVED = characters();

    private SegmentRegex() {}

    /// An expression for `text` in a URL, whichever of its characters the client escapes.
    static String literal(String text) {
        StringBuilder regex = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            String escaped = "%%%02X".formatted((int) c);
            if (c < 128 && UNRESERVED.get(c)) {
                regex.append(quoted(c));
            } else if ("!$&'()*+,;=:@".indexOf(c) >= 0) {
                regex.append("(?:")
                        .append(quoted(c))
                        .append('|')
                        .append(escaped)
                        .append(')');
            } else {
                regex.append(escaped);
            }
        }
        return regex.toString();
    }

    /// An expression for a segment that is canonical already.
    static String exactly(String canonical) {
        StringBuilder regex = new StringBuilder();
        canonical.chars().forEach(c -> regex.append(quoted((char) c)));
        return regex.toString();
    }

    private static String quoted(char c) {
        return PUNCTUATION.indexOf(c) >= 0 ? "\\" + c : String.valueOf(c);
    }

    /// Whether a route can have the expression, and some path matches it.
    static boolean usable(String regex) {
        return LinearRegex.parse(regex).isPresent()
                && RegexSyntax.read(regex) instanceof RegexSyntax.Understood(RegexNode root)
                && PathLanguage.ofSegment(root).example().isPresent();
    }

    /// Whether `regex` takes letters, digits and `-._~` alone; those are the same escaped and not.
    static boolean unreservedOnly(RegexNode regex) {
        return switch (regex) {
            case OneOf(BitSet set) -> {
                BitSet others = (BitSet) set.clone();
                others.andNot(UNRESERVED);
                yield others.isEmpty();
            }
            case Sequence sequence -> sequence.parts().stream().allMatch(SegmentRegex::unreservedOnly);
            case Choice choice -> choice.choices().stream().allMatch(SegmentRegex::unreservedOnly);
            case Repeat repeat -> unreservedOnly(repeat.part());
        };
    }

    /// The expression as a tree; empty when it is outside the syntax.
    static Optional<RegexNode> tree(String regex) {
        return RegexSyntax.read(regex) instanceof RegexSyntax.Understood(RegexNode root)
                ? Optional.of(root)
                : Optional.empty();
    }

    private static BitSet characters() {
        BitSet set = new BitSet();
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
                .chars()
                .forEach(set::set);
        return set;
    }
}
