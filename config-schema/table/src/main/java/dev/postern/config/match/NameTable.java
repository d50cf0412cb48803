package dev.postern.config.match;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values by name, of which a look-up fetches few things from memory: immutable, safe from any thread.
///
/// `Map.of` tries a slot by comparing its name, which lies elsewhere; here the hash is compared first, and a name is
/// fetched only where its hash fits. Slots are told by a [LiteralHash], so that nobody can choose names that collide.
final class NameTable<V> {
    private final LiteralHash hash;
    private final int[] hashes;
    /// A name and its value for each slot.
    private final @Nullable Object[] entries;

    NameTable(Map<String, V> values) {
        hash = LiteralHash.of(values.keySet());
        hashes = new int[hash.slots()];
        entries = new Object[2 * hash.slots()];
        values.forEach(this::put);
    }

    private void put(String name, V value) {
        int own = LiteralHash.hash(name, hash.seed());
        int slot = own & (hashes.length - 1);
        while (entries[2 * slot] != null) {
            slot = (slot + 1) & (hashes.length - 1);
        }
        hashes[slot] = own;
        entries[2 * slot] = name;
        entries[2 * slot + 1] = value;
    }

    @SuppressWarnings("unchecked") // beside a name stands the value that came with it
    @Nullable
    V get(String name) {
        int own = LiteralHash.hash(name, hash.seed());
        for (int slot = own & (hashes.length - 1); ; slot = (slot + 1) & (hashes.length - 1)) {
            // An empty slot's hash is zero, which is also some name's: the entry tells.
            if (hashes[slot] == own || hashes[slot] == 0) {
                Object there = entries[2 * slot];
                if (there == null || there.equals(name)) {
                    return (V) entries[2 * slot + 1];
                }
            }
        }
    }
}
