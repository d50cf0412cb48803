package dev.postern.config.git;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// Follows symbolic links inside a git tree, and never out of it.
final class GitLinks {
    private static final int MOST_STEPS = 40;

    /// Where a path leads.
    sealed interface Target {
        /// @param entry a file, no link
        record File(GitEntry entry) implements Target {}

        /// A folder of the tree.
        record Folder() implements Target {}

        /// Out of the tree.
        record Outside() implements Target {}

        /// To nothing, or round in a circle.
        record Nowhere() implements Target {}
    }

    private final SortedMap<String, GitEntry> entries;
    private final Map<String, String> targets;

    /// @param targets what each link says, by its path
    GitLinks(SortedMap<String, GitEntry> entries, Map<String, String> targets) {
        this.entries = entries;
        this.targets = targets;
    }

    Target follow(String path) {
        Deque<String> ahead = new ArrayDeque<>(List.of(path.split("/", -1)));
        Deque<String> behind = new ArrayDeque<>();
        int steps = 0;
        while (!ahead.isEmpty()) {
            String name = ahead.removeFirst();
            if (name.equals("..")) {
                if (behind.isEmpty()) {
                    return new Target.Outside();
                }
                behind.removeLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                behind.addLast(name);
                String target = targets.get(String.join("/", behind));
                if (target != null) {
                    steps++;
                    if (steps > MOST_STEPS) {
                        return new Target.Nowhere();
                    }
                    if (target.startsWith("/")) {
                        return new Target.Outside();
                    }
                    behind.removeLast();
                    String[] names = target.split("/", -1);
                    for (int i = names.length - 1; i >= 0; i--) {
                        ahead.addFirst(names[i]);
                    }
                }
            }
        }
        return at(String.join("/", behind));
    }

    private Target at(String path) {
        GitEntry entry = entries.get(path);
        if (entry != null) {
            return new Target.File(entry);
        }
        String folder = path.isEmpty() ? "" : path + "/";
        SortedMap<String, GitEntry> below = entries.tailMap(folder);
        boolean any = !below.isEmpty() && below.firstKey().startsWith(folder);
        return any ? new Target.Folder() : new Target.Nowhere();
    }
}
