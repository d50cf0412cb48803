package dev.postern.config.git;

import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.SourceTree;
import dev.postern.config.source.TreeIntake;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/// Reads a git tree as its checkout would be read, with the same bounds and the same words for what is
/// refused.
final class GitTreeReader {
    private static final int LONGEST_LINK = 4_096;

    private final Path repository;
    private final TreeIntake intake;

    GitTreeReader(Path repository, String label) {
        this.repository = repository;
        this.intake = new TreeIntake(label);
    }

    SourceTree read(String tree) throws GitFailed {
        SortedMap<String, GitEntry> entries = entries(repository, tree);
        Map<String, GitEntry> wanted = wanted(entries, links(entries));
        Map<String, byte[]> contents = new HashMap<>();
        GitBlobs.read(
                repository,
                wanted.values().stream().map(GitEntry::id).distinct().toList(),
                contents::put);
        wanted.forEach((path, entry) -> {
            byte[] content = contents.get(entry.id());
            if (content == null) {
                refuse(ProblemCode.UNREADABLE_FILE, path, "the file is not in this clone of the repository");
            } else if (!intake.full()) {
                intake.take(path, content);
            }
        });
        return intake.tree();
    }

    /// The files and links of a tree, such as `main:tenants`.
    static SortedMap<String, GitEntry> entries(Path repository, String tree) throws GitFailed {
        return GitProcess.run(
                repository, List.of("ls-tree", "-r", "-z", "-l", "--full-tree", tree), new byte[0], GitEntry::list);
    }

    private GitLinks links(SortedMap<String, GitEntry> entries) throws GitFailed {
        Map<String, String> byId = new HashMap<>();
        List<String> ids = entries.values().stream()
                .filter(entry -> entry.link() && entry.size() <= LONGEST_LINK)
                .map(GitEntry::id)
                .distinct()
                .toList();
        GitBlobs.read(repository, ids, (id, target) -> byId.put(id, new String(target, StandardCharsets.UTF_8)));
        Map<String, String> targets = new HashMap<>();
        entries.forEach((path, entry) -> {
            if (entry.link()) {
                // One that is too long leads nowhere, as on a disk.
                targets.put(path, byId.getOrDefault(entry.id(), path));
            }
        });
        return new GitLinks(entries, targets);
    }

    /// The files to read, by their paths; what stands there instead of a file is refused.
    private Map<String, GitEntry> wanted(SortedMap<String, GitEntry> entries, GitLinks links) {
        Map<String, GitEntry> wanted = new LinkedHashMap<>();
        Set<String> refusedFolders = new HashSet<>();
        entries.forEach((path, entry) -> {
            String[] names = path.split("/", -1);
            boolean json = path.endsWith(".json");
            if (Arrays.stream(names).anyMatch(name -> name.startsWith(".")) || oddFolder(names, refusedFolders)) {
                return;
            }
            if (entry.link()) {
                link(path, json, links).ifPresent(file -> want(path, file, wanted));
            } else if (json) {
                want(path, entry, wanted);
            }
        });
        return wanted;
    }

    private void want(String path, GitEntry entry, Map<String, GitEntry> wanted) {
        if (entry.size() > TreeIntake.LARGEST_FILE) {
            intake.tooLarge(path);
        } else {
            wanted.put(path, entry);
        }
    }

    private boolean oddFolder(String[] names, Set<String> refused) {
        for (int i = 0; i < names.length - 1; i++) {
            String folder = String.join("/", Arrays.copyOf(names, i + 1));
            boolean file = names[i].endsWith(".json");
            if (file || i >= TreeIntake.DEEPEST) {
                if (refused.add(folder)) {
                    refuse(
                            file ? ProblemCode.UNREADABLE_FILE : ProblemCode.TOO_LARGE,
                            folder,
                            file
                                    ? "this is a folder, but its name is that of a file"
                                    : "folders are nested deeper than " + TreeIntake.DEEPEST);
                }
                return true;
            }
        }
        return false;
    }

    private Optional<GitEntry> link(String path, boolean json, GitLinks links) {
        switch (links.follow(path)) {
            case GitLinks.Target.File(GitEntry file) -> {
                return json ? Optional.of(file) : Optional.empty();
            }
            case GitLinks.Target.Folder folder ->
                refuse(
                        ProblemCode.LINK_LEAVES_TREE,
                        path,
                        "this symbolic link leads to a folder (expected: a file inside the tree)");
            case GitLinks.Target.Outside outside -> {
                if (json) {
                    String message = "this symbolic link leaves the tree (expected: a file inside it)";
                    refuse(ProblemCode.LINK_LEAVES_TREE, path, message);
                }
            }
            case GitLinks.Target.Nowhere nowhere -> {
                if (json) {
                    refuse(ProblemCode.UNREADABLE_FILE, path, "the link cannot be followed");
                }
            }
        }
        return Optional.empty();
    }

    private void refuse(ProblemCode code, String path, String message) {
        intake.refuse(code, path, message, Optional.empty());
    }
}
