package dev.postern.config.match;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// Where a node's literals stand in its table, so that none stands far from where a look-up begins.
///
/// The seed is drawn for every table, so that the author of one tenant's routes cannot know which literals would all
/// begin at the same place: each look-up would pass by all of them, in a gateway that others share. With
/// `String.hashCode`, or a seed that is written down here, such literals are made in a second.
///
/// @param slots a power of two, at least twice the number of literals, so that every look-up meets an empty one
/// @param seed  what the hashes begin with
record LiteralHash(int slots, int seed) {
    private static final int MOST_STEPS = 32;
    private static final int MOST_SEEDS = 8;
    private static final int PRIME = 0x0100_0193;

    /// Draws seeds until no text is further than 32 slots from its place, and takes the best of eight if there is none.
    static LiteralHash of(Collection<String> literals) {
        List<String> texts = List.copyOf(literals);
        int slots = Integer.highestOneBit(Math.max(1, texts.size())) << 2;
        LiteralHash best = new LiteralHash(slots, ThreadLocalRandom.current().nextInt());
        int fewest = best.mostSteps(texts);
        for (int seeds = 1; seeds < MOST_SEEDS && fewest > MOST_STEPS; seeds++) {
            LiteralHash hash =
                    new LiteralHash(slots, ThreadLocalRandom.current().nextInt());
            int steps = hash.mostSteps(texts);
            if (steps < fewest) {
                best = hash;
                fewest = steps;
            }
        }
        return best;
    }

    /// How far the text that is furthest from its place stands from it, in slots.
    int mostSteps(List<String> texts) {
        boolean[] taken = new boolean[slots];
        int most = 0;
        for (String text : texts) {
            int slot = hash(text, seed) & (slots - 1);
            int steps = 0;
            while (taken[slot]) {
                slot = (slot + 1) & (slots - 1);
                steps++;
            }
            taken[slot] = true;
            most = Math.max(most, steps);
        }
        return most;
    }

    /// The hash of Fowler, Noll and Vo (1a), begun with a seed and folded, since a slot is told by its low bits.
    static int hash(String text, int seed) {
        int hash = seed;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return hash ^ hash >>> 15;
    }
}
