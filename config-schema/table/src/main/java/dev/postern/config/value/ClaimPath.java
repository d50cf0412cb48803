package dev.postern.config.value;

import java.util.List;
import java.util.Optional;

/// Where in a token a claim stands: `sub`, or nested as in `realm_access.roles`.
///
/// A claim whose whole name is the text is meant first, as `https://example.com/roles` is often one; only where there
/// is none are the dots steps into objects. A token cannot use that to pass off one claim for another: who signs it
/// writes both.
///
/// @param text 1 to 256 visible ASCII characters, without empty steps
public record ClaimPath(String text) implements Comparable<ClaimPath> {
    private static final int LONGEST = 256;

    public ClaimPath {
        if (!isPath(text)) {
            throw new IllegalArgumentException("claim: " + text + " (expected: such as sub or realm_access.roles)");
        }
    }

    /// Reads a path; empty when `text` is none.
    public static Optional<ClaimPath> parse(String text) {
        return isPath(text) ? Optional.of(new ClaimPath(text)) : Optional.empty();
    }

    /// The names of the objects to step into, and last the claim's.
    public List<String> steps() {
        return List.of(text.split("\\.", -1));
    }

    private static boolean isPath(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST
                && text.chars().allMatch(c -> c > 0x20 && c < 0x7F)
                && !text.startsWith(".")
                && !text.endsWith(".")
                && !text.contains("..");
    }

    @Override
    public int compareTo(ClaimPath other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
