package dev.postern.config.git;

import dev.postern.config.source.SourceTree;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// A git repository with a work tree.
///
/// @param top the work tree's top folder
public record GitRepository(Path top) {
    /// What came of reading a folder of a revision.
    public sealed interface Reading {
        /// @param tree as [SourceTree#read] would have read it from a checkout
        record Read(SourceTree tree) implements Reading {}

        /// @param reason one line
        record Refused(String reason) implements Reading {}
    }

    private static final int MOST_ANSWER = 65_536;

    /// The repository that `folder` lies in; empty when there is none, or no git.
    public static Optional<GitRepository> around(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try {
            String top = answer(folder.toAbsolutePath(), List.of("rev-parse", "--show-toplevel"));
            return top.isEmpty() ? Optional.empty() : Optional.of(new GitRepository(Path.of(top)));
        } catch (GitFailed none) {
            return Optional.empty();
        }
    }

    /// The id of the commit that a revision names, such as `main`, `HEAD~1` or a tag; empty when none does.
    public Optional<String> commit(String revision) {
        if (revision.isEmpty() || revision.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        try {
            List<String> asking =
                    List.of("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
            return Optional.of(answer(top, asking)).filter(id -> id.matches("[0-9a-f]{40,64}"));
        } catch (GitFailed unknown) {
            return Optional.empty();
        }
    }

    /// Reads a folder of a commit into memory.
    ///
    /// @param commit as [#commit] gave it
    /// @param folder below the top, parted by `/`; empty for the top itself
    /// @param label  how the tree is called in messages
    public Reading read(String commit, String folder, String label) {
        try {
            return new Reading.Read(new GitTreeReader(top, label).read(commit + ":" + folder));
        } catch (GitFailed failed) {
            return new Reading.Refused(label + " cannot be read: " + failed.reason());
        }
    }

    /// The paths that differ between two commits, from the top; of a renamed file both.
    List<String> changed(String commit, String other) throws GitFailed {
        return paths("diff-tree", "-r", "-z", "--name-only", "--no-renames", "--ignore-submodules=none", commit, other);
    }

    /// The paths that differ between a commit and the work tree, from the top. Of what git does not track, only what
    /// lies in `folder` and is not ignored: elsewhere it is a build's output, or this command's.
    ///
    /// @param folder below the top; empty for the top itself
    List<String> changedInWorkTree(String commit, String folder) throws GitFailed {
        List<String> all = new ArrayList<>(paths(
                "-c",
                "core.fsmonitor=false",
                "diff",
                "-z",
                "--name-only",
                "--no-renames",
                "--no-ext-diff",
                "--no-relative",
                "--ignore-submodules=none",
                commit,
                "--"));
        String place = folder.isEmpty() ? "." : folder;
        all.addAll(paths(
                "--literal-pathspecs", "ls-files", "-z", "--others", "--exclude-standard", "--full-name", "--", place));
        return all;
    }

    /// The files and links of a commit's folder, by their paths in it.
    SortedMap<String, GitEntry> entries(String commit, String folder) throws GitFailed {
        return GitTreeReader.entries(top, commit + ":" + folder);
    }

    private List<String> paths(String... arguments) throws GitFailed {
        return GitProcess.run(top, List.of(arguments), new byte[0], out -> {
            List<String> paths = new ArrayList<>();
            GitRecords.each(out, paths::add);
            return paths;
        });
    }

    private static String answer(Path folder, List<String> arguments) throws GitFailed {
        return GitProcess.run(
                folder,
                arguments,
                new byte[0],
                (InputStream out) -> new String(out.readNBytes(MOST_ANSWER), StandardCharsets.UTF_8).strip());
    }
}
