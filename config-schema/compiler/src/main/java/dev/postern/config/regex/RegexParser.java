package dev.postern.config.regex;

import dev.postern.config.regex.RegexNode.Choice;
import dev.postern.config.regex.RegexNode.OneOf;
import dev.postern.config.regex.RegexNode.Repeat;
import dev.postern.config.regex.RegexNode.Sequence;
import dev.postern.config.regex.RegexSyntax.Refused;
import dev.postern.config.regex.RegexSyntax.Understood;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A recursive descent over one expression.
final class RegexParser {
    private static final int DEEPEST = 32;
    private static final Pattern COUNT = Pattern.compile("\\{([0-9]{1,4})(,([0-9]{1,4})?)?}");

    private final String text;
    private int next;
    private int depth;

    RegexParser(String text) {
        this.text = text;
    }

    RegexSyntax read() {
        try {
            RegexNode root = readChoice();
            if (next < text.length()) {
                throw refused(next, next + 1, "has a closing parenthesis without an opening one", "write \\)");
            }
            if (root.size() > RegexSyntax.LONGEST) {
                String reason = "is longer than " + RegexSyntax.LONGEST + " characters with its repeats written out";
                throw refused(0, text.length(), reason, "repeat less, or match more loosely");
            }
            return new Understood(root);
        } catch (Fault fault) {
            return fault.refused;
        }
    }

    private RegexNode readChoice() throws Fault {
        List<RegexNode> choices = new ArrayList<>();
        do {
            choices.add(readSequence());
        } while (take('|'));
        return choices.size() == 1 ? choices.getFirst() : new Choice(choices);
    }

    private RegexNode readSequence() throws Fault {
        List<RegexNode> parts = new ArrayList<>();
        while (next < text.length() && peek() != '|' && peek() != ')') {
            RegexNode part = readRepeats(readOne());
            if (part.size() > RegexSyntax.LONGEST) {
                String reason = "is longer than " + RegexSyntax.LONGEST + " characters with its repeats written out";
                throw refused(0, text.length(), reason, "repeat less, or match more loosely");
            }
            parts.add(part);
        }
        return parts.size() == 1 ? parts.getFirst() : new Sequence(parts);
    }

    private RegexNode readRepeats(RegexNode part) throws Fault {
        int start = next;
        Repeat repeat = readRepeat(part);
        if (repeat == null) {
            return part;
        }
        if (next < text.length() && "*+?{".indexOf(peek()) >= 0) {
            char mark = peek();
            String reason = mark == '?'
                    ? "has a lazy repeat, which means nothing where the whole text has to match"
                    : mark == '+' ? "has a possessive repeat, which is not linear" : "has a repeat of a repeat";
            throw refused(start, next + 1, reason, "leave out the " + Character.toString(mark));
        }
        return repeat;
    }

    private @Nullable Repeat readRepeat(RegexNode part) throws Fault {
        if (take('*')) {
            return new Repeat(part, 0, Repeat.UNBOUNDED);
        } else if (take('+')) {
            return new Repeat(part, 1, Repeat.UNBOUNDED);
        } else if (take('?')) {
            return new Repeat(part, 0, 1);
        } else if (next == text.length() || peek() != '{') {
            return null;
        }
        Matcher count = COUNT.matcher(text).region(next, text.length());
        if (!count.lookingAt()) {
            throw refused(next, next + 1, "has a brace that begins no repeat", "write \\{ for the character itself");
        }
        int least = Integer.parseInt(count.group(1));
        String most = count.group(3);
        int limit = count.group(2) == null ? least : most == null ? Repeat.UNBOUNDED : Integer.parseInt(most);
        if (Math.max(least, limit) > RegexSyntax.MOST_REPEATS || (limit != Repeat.UNBOUNDED && limit < least)) {
            String reason = "repeats " + count.group() + " (expected: from low to high, at most "
                    + RegexSyntax.MOST_REPEATS + ")";
            throw refused(next, count.end(), reason, "write + or * for any number");
        }
        next = count.end();
        return new Repeat(part, least, limit);
    }

    private RegexNode readOne() throws Fault {
        int start = next;
        char c = text.charAt(next++);
        return switch (c) {
            case '(' -> readGroup(start);
            case '[' -> new OneOf(readSet(start));
            case '\\' -> new OneOf(readEscape(start));
            case '.' -> new OneOf(Ascii.any());
            case '^', '$' ->
                throw refused(
                        start,
                        next,
                        "has an anchor, though it always has to match the whole text",
                        "leave out the " + c + ", or write \\" + c + " for the character itself");
            case '*', '+', '?', '{' ->
                throw refused(start, next, "has a repeat of nothing", "write \\" + c + " for the character itself");
            case ']', '}' ->
                throw refused(start, next, "has an unescaped " + c, "write \\" + c + " for the character itself");
            default -> new OneOf(Ascii.of(ascii(start, c)));
        };
    }

    private RegexNode readGroup(int start) throws Fault {
        if (text.startsWith("?", next) && !text.startsWith("?:", next)) {
            throw refused(
                    start,
                    Math.min(text.length(), next + 2),
                    "has a flag, a name or a look-around in a group",
                    "write (…) or (?:…)");
        }
        next += text.startsWith("?:", next) ? 2 : 0;
        if (++depth > DEEPEST) {
            throw refused(start, next, "nests groups deeper than " + DEEPEST, "nest less");
        }
        RegexNode group = readChoice();
        depth--;
        if (!take(')')) {
            throw refused(start, start + 1, "has a group that does not end", "write ) at its end");
        }
        return group;
    }

    private BitSet readSet(int start) throws Fault {
        boolean negated = take('^');
        BitSet set = new BitSet();
        do {
            if (next == text.length()) {
                throw refused(start, start + 1, "has a set that does not end", "write ] at its end");
            }
            readSetPart(set);
        } while (!take(']'));
        if (negated) {
            set.flip(0, Ascii.COUNT);
        }
        if (set.isEmpty()) {
            throw refused(start, next, "has a set that no character is in", "leave it out");
        }
        return set;
    }

    private void readSetPart(BitSet set) throws Fault {
        int start = next;
        BitSet from = readSetCharacter();
        boolean range = text.startsWith("-", next) && !text.startsWith("-]", next);
        if (!range) {
            set.or(from);
            return;
        }
        next++;
        BitSet to = next < text.length() ? readSetCharacter() : new BitSet();
        boolean ordered = from.cardinality() == 1 && to.cardinality() == 1 && from.nextSetBit(0) <= to.nextSetBit(0);
        if (!ordered) {
            throw refused(
                    start,
                    next,
                    "has a range that is not from a lower to a higher character",
                    "write \\- for a hyphen");
        }
        set.set(from.nextSetBit(0), to.nextSetBit(0) + 1);
    }

    private BitSet readSetCharacter() throws Fault {
        int start = next;
        char c = text.charAt(next++);
        if (c == '[' || c == ']' || c == '^') {
            throw refused(start, next, "has an unescaped " + c + " in a set", "write \\" + c);
        }
        return c == '\\' ? readEscape(start) : Ascii.of(ascii(start, c));
    }

    private BitSet readEscape(int start) throws Fault {
        char c = next < text.length() ? text.charAt(next++) : ' ';
        return switch (c) {
            case 'd' -> Ascii.digits();
            case 'D' -> Ascii.not(Ascii.digits());
            case 'w' -> Ascii.word();
            case 'W' -> Ascii.not(Ascii.word());
            case 's' -> Ascii.space();
            case 'S' -> Ascii.not(Ascii.space());
            default -> {
                if (c >= Ascii.COUNT || c <= ' ' || Character.isLetterOrDigit(c)) {
                    throw refused(
                            start,
                            next,
                            "has an escape that is not known here",
                            "known are \\d \\w \\s \\D \\W \\S and escaped punctuation");
                }
                yield Ascii.of(c);
            }
        };
    }

    private char ascii(int start, char c) throws Fault {
        if (c < ' ' || c >= Ascii.COUNT - 1) {
            throw refused(
                    start,
                    start + 1,
                    "has a character that no canonical path holds",
                    "write it percent-encoded, as %C3%A9");
        }
        return c;
    }

    private boolean take(char wanted) {
        boolean found = next < text.length() && text.charAt(next) == wanted;
        next += found ? 1 : 0;
        return found;
    }

    private char peek() {
        return text.charAt(next);
    }

    private static Fault refused(int from, int to, String reason, String fix) {
        return new Fault(new Refused(from, to, reason, fix));
    }

    /// Ends the descent; never leaves this class.
    private static final class Fault extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Refused refused;

        Fault(Refused refused) {
            super(refused.reason(), null, false, false);
            this.refused = refused;
        }
    }
}
