package dev.postern.config.source;

import java.util.regex.Pattern;

/// Tells what a machine drew from what a person named.
final class Entropy {
    /// Words of letters, each with a number behind it at most, and dates: `orders-token-2`, `my.service.v1`.
    private static final Pattern WORDS =
            Pattern.compile("[._/-]?(?:(?:[A-Za-z]{1,20}[0-9]{0,4}|[0-9]{1,8})(?:[._/-]|\\z))++");

    private static final double LEAST_BITS = 3.2;

    /// Of the shortest hexadecimal tokens, and no more than a character said over and over has.
    private static final double LEAST_MIXED_BITS = 2.5;

    private Entropy() {}

    /// Whether the characters of `text` are as varied as those of a random token, and it has letters and digits.
    static boolean looksRandom(String text) {
        return isMixed(text) && bitsACharacter(text) >= LEAST_BITS;
    }

    /// Whether letters and digits are mixed in `text`, other than in words, numbers and their like: for places where
    /// secrets are expected.
    static boolean isMixed(String text) {
        boolean letters = text.chars().anyMatch(Character::isLetter);
        boolean digits = text.chars().anyMatch(Character::isDigit);
        return letters && digits && !WORDS.matcher(text).matches() && bitsACharacter(text) >= LEAST_MIXED_BITS;
    }

    /// Shannon's, of the characters' frequencies in `text` itself.
    private static double bitsACharacter(String text) {
        double bits = 0;
        int[] counts = new int[128];
        text.chars().filter(c -> c < 128).forEach(c -> counts[c]++);
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / text.length();
                bits -= share * Math.log(share) / Math.log(2);
            }
        }
        return bits;
    }
}
