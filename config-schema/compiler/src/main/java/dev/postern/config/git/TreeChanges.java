package dev.postern.config.git;

import dev.postern.config.git.TreeArgument.Revision;
import dev.postern.config.source.ChangedPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Finds every file that differs between two trees, whatever it is called.
///
/// Of one folder in two revisions, or in a revision and the work tree, git tells it, for the whole repository. Of all
/// others, such as two folders, what lies in them is compared, and nothing is known of what lies elsewhere.
public final class TreeChanges {
    /// What came of looking.
    public sealed interface Answer {
        /// @param paths may be none
        record Listed(ChangedPaths paths) implements Answer {}

        /// @param reason one line
        record Refused(String reason) implements Answer {}
    }

    private TreeChanges() {}

    /// Finds them; follows no link and runs nothing but git.
    public static Answer between(TreeArgument.Answer.Tree base, TreeArgument.Answer.Tree head) {
        try {
            ChangedPaths paths = paths(base, head);
            TreeSet<String> links = new TreeSet<>(links(base, paths));
            links.addAll(links(head, paths));
            return new Answer.Listed(paths.withLinks(links));
        } catch (GitFailed failed) {
            return new Answer.Refused("the changed files cannot be listed: " + failed.reason());
        }
    }

    private static ChangedPaths paths(TreeArgument.Answer.Tree base, TreeArgument.Answer.Tree head) throws GitFailed {
        Optional<Revision> was = base.revision();
        Optional<Revision> is = head.revision();
        if (was.isPresent() && is.isPresent() && sameFolder(was.get(), is.get())) {
            GitRepository repository = was.get().repository();
            return ChangedPaths.parted(
                    repository.changed(was.get().commit(), is.get().commit()), folder(was.get()));
        }
        if (was.isPresent() != is.isPresent()) {
            Revision revision = was.or(() -> is).orElseThrow();
            if (inWorkTree(is.isPresent() ? base.folder() : head.folder(), revision)) {
                GitRepository repository = revision.repository();
                return ChangedPaths.parted(
                        repository.changedInWorkTree(revision.commit(), folder(revision)), folder(revision));
            }
        }
        String algorithm = was.or(() -> is)
                .filter(revision -> revision.commit().length() == 40)
                .map(sha1 -> "SHA-1")
                .orElse("SHA-256");
        return different(contents(base, algorithm), contents(head, algorithm));
    }

    /// Those of the changed paths that are links in a tree.
    private static List<String> links(TreeArgument.Answer.Tree tree, ChangedPaths paths) throws GitFailed {
        if (tree.revision().isEmpty()) {
            return paths.inside().stream()
                    .filter(path -> Files.isSymbolicLink(tree.folder().resolve(path)))
                    .toList();
        }
        Revision revision = tree.revision().get();
        SortedMap<String, GitEntry> entries = revision.repository().entries(revision.commit(), revision.folder());
        return paths.inside().stream()
                .filter(path -> entries.containsKey(path)
                        && Objects.requireNonNull(entries.get(path)).link())
                .toList();
    }

    private static SortedMap<String, String> contents(TreeArgument.Answer.Tree tree, String algorithm)
            throws GitFailed {
        if (tree.revision().isEmpty()) {
            return FolderContents.read(tree.folder(), algorithm);
        }
        Revision revision = tree.revision().get();
        SortedMap<String, String> ids = new TreeMap<>();
        revision.repository()
                .entries(revision.commit(), revision.folder())
                .forEach((path, entry) -> ids.put(path, FolderContents.id(entry)));
        return ids;
    }

    private static ChangedPaths different(SortedMap<String, String> base, SortedMap<String, String> head) {
        TreeSet<String> paths = new TreeSet<>(base.keySet());
        paths.addAll(head.keySet());
        paths.removeIf(path -> Objects.equals(base.get(path), head.get(path)));
        return new ChangedPaths(paths, new TreeSet<>());
    }

    private static boolean sameFolder(Revision one, Revision other) {
        return one.repository().equals(other.repository()) && folder(one).equals(folder(other));
    }

    /// Whether a folder is the one that a checkout of the revision has, and no link leads there.
    private static boolean inWorkTree(Path folder, Revision revision) {
        try {
            Path top = revision.repository().top().toRealPath();
            return folder.toRealPath().equals(top.resolve(folder(revision)));
        } catch (IOException | SecurityException gone) {
            return false;
        }
    }

    /// As git names it in paths.
    private static String folder(Revision revision) {
        return Path.of(revision.folder()).normalize().toString().replace('\\', '/');
    }
}
