package dev.postern.config.regex;

import java.util.BitSet;

/// Sets of ASCII characters, as RE2 has them.
final class Ascii {
    static final int COUNT = 128;

    private Ascii() {}

    static BitSet of(char c) {
        BitSet set = new BitSet();
        set.set(c);
        return set;
    }

    /// RE2's dot takes no line break, but a path has none either.
    static BitSet any() {
        return not(of('\n'));
    }

    static BitSet digits() {
        return range('0', '9');
    }

    static BitSet word() {
        BitSet set = digits();
        set.or(range('a', 'z'));
        set.or(range('A', 'Z'));
        set.set('_');
        return set;
    }

    static BitSet space() {
        BitSet set = of(' ');
        "\t\n\f\r".chars().forEach(set::set);
        return set;
    }

    static BitSet range(char from, char to) {
        BitSet set = new BitSet();
        set.set(from, to + 1);
        return set;
    }

    /// All ASCII characters but those of `set`.
    static BitSet not(BitSet set) {
        BitSet rest = (BitSet) set.clone();
        rest.flip(0, COUNT);
        return rest;
    }
}
