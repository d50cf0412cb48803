package dev.postern.config.source;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// All JSON files below one folder, sorted by path, and what kept others from being read.
///
/// Files that do not end in `.json`, and everything whose name begins with a dot, are none of ours.
///
/// @param label    how the folder is called in messages, such as `tenants`
/// @param files    those that could be read, in the order of their paths
/// @param faulty   the paths of those that could not, so that nobody reports them as missing
/// @param problems why they could not
public record SourceTree(String label, List<SourceFile> files, SortedSet<String> faulty, List<Problem> problems) {
    public SourceTree {
        files = List.copyOf(files);
        faulty = Collections.unmodifiableSortedSet(new TreeSet<>(faulty));
        problems = List.copyOf(problems);
    }

    /// Reads the tree below `root`; never throws for what the folder holds.
    ///
    /// At most 1 MiB a file, 200,000 files, and 512 MiB together; more is a problem. A symbolic link is
    /// followed only to a file inside the tree.
    public static SourceTree read(Path root) {
        String label = root.normalize().toString().replace(root.getFileSystem().getSeparator(), "/");
        return read(root, label.isEmpty() ? "." : label);
    }

    /// What people call the file or folder at `path`; the root itself is the empty path.
    public String name(String path) {
        return nameOf(label, path);
    }

    static String nameOf(String label, String path) {
        if (label.equals(".")) {
            return path.isEmpty() ? label : path;
        }
        return path.isEmpty() ? label : label + "/" + path;
    }

    /// As [#read(Path)], with another name for the folder in messages.
    public static SourceTree read(Path root, String label) {
        return new TreeReader(root, label).read();
    }
}
