package dev.postern.config.source;

import java.util.regex.Pattern;

/// Tells what a machine drew from what a person named.
final class Entropy {
    /// Words of letters, each with a number behind it at most: `orders-token-2`, `my.service.v1`.
    private static final Pattern WORDS =
            Pattern.compile("[A-Za-z]{1,20}[0-9]{0,4}(?:[._/-](?:[A-Za-z]{1,20}[0-9]{0,4}|[0-9]{1,4}))*+");

    private static final double LEAST_BITS = 3.2;

    private Entropy() {}

    /// Whether the characters of `text` are as varied as those of a random token, and it has letters and digits.
    static boolean looksRandom(String text) {
        boolean letters = text.chars().anyMatch(Character::isLetter);
        boolean digits = text.chars().anyMatch(Character::isDigit);
        return letters && digits && !WORDS.matcher(text).matches() && bitsACharacter(text) >= LEAST_BITS;
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
