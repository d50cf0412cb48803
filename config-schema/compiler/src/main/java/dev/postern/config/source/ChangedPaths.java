package dev.postern.config.source;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// All files that differ between two trees, also those that are no config and that no [SourceTree] has.
///
/// @param inside  their paths below the trees' roots, parted by `/`
/// @param outside in a repository, those elsewhere in it by their paths from its top
/// @param links   those inside that are symbolic links in one of the trees, so that a file elsewhere speaks for them
public record ChangedPaths(SortedSet<String> inside, SortedSet<String> outside, SortedSet<String> links) {
    /// Nothing differs.
    public static final ChangedPaths NONE = new ChangedPaths(new TreeSet<>(), new TreeSet<>());

    public ChangedPaths {
        inside = Collections.unmodifiableSortedSet(new TreeSet<>(inside));
        outside = Collections.unmodifiableSortedSet(new TreeSet<>(outside));
        links = Collections.unmodifiableSortedSet(new TreeSet<>(links));
    }

    /// None of them links.
    public ChangedPaths(SortedSet<String> inside, SortedSet<String> outside) {
        this(inside, outside, new TreeSet<>());
    }

    /// The same, of which these are links.
    public ChangedPaths withLinks(SortedSet<String> some) {
        return new ChangedPaths(inside, outside, some);
    }

    /// Parts the paths of a repository by the folder that is the trees' root.
    ///
    /// @param folder from the repository's top, without a `/` at its ends; empty for the top itself
    public static ChangedPaths parted(Iterable<String> paths, String folder) {
        TreeSet<String> inside = new TreeSet<>();
        TreeSet<String> outside = new TreeSet<>();
        String root = folder.isEmpty() ? "" : folder + "/";
        for (String path : paths) {
            if (path.startsWith(root)) {
                inside.add(path.substring(root.length()));
            } else {
                outside.add(path);
            }
        }
        return new ChangedPaths(inside, outside);
    }
}
