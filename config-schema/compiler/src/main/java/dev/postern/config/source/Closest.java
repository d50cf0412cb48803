package dev.postern.config.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds what an author probably meant.
public final class Closest {
    private static final int LONGEST = 64;

    private Closest() {}

    /// The known word nearest to `written`, or empty when none is near.
    ///
    /// Near is an edit distance of at most a third of the word's length, and at least 1; a known word
    /// that differs in upper and lower case only is always near.
    public static Optional<String> to(String written, Collection<String> known) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        Optional<String> sameLetters =
                known.stream().filter(written::equalsIgnoreCase).sorted().findFirst();
        int near = Math.max(1, written.length() / 3);
        return sameLetters.or(() -> known.stream()
                .filter(word -> Math.abs(written.length() - word.length()) <= near && distance(written, word) <= near)
                .min(Comparator.<String>comparingInt(word -> distance(written, word))
                        .thenComparing(Comparator.naturalOrder())));
    }

    /// ` (did you mean "x"?)`, or nothing when no known word is near.
    public static String hint(String written, Collection<String> known) {
        return to(written, known)
                .map(word -> " (did you mean \"" + word + "\"?)")
                .orElse("");
    }

    /// Insertions, removals, replacements and swaps of neighbours that lead from `a` to `b`.
    private static int distance(String a, String b) {
        if (b.length() > LONGEST) {
            return Integer.MAX_VALUE;
        }
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
