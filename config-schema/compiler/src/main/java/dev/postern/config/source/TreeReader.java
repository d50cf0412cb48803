package dev.postern.config.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Walks a folder once and decodes what it finds.
final class TreeReader {
    private final Path root;
    private final TreeIntake intake;

    TreeReader(Path root, String label) {
        this.root = root;
        this.intake = new TreeIntake(label);
    }

    SourceTree read() {
        readFolder(root, "", 0);
        return intake.tree();
    }

    private void readFolder(Path folder, String path, int depth) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (IOException | DirectoryIteratorException unreadable) {
            refuse(ProblemCode.UNREADABLE_FILE, path, "the folder cannot be read: " + reason(unreadable));
            return;
        }
        entries.sort(Comparator.comparing(entry -> String.valueOf(entry.getFileName())));
        for (Path entry : entries) {
            String name = String.valueOf(entry.getFileName());
            if (!name.startsWith(".") && !intake.full()) {
                readEntry(entry, name, path.isEmpty() ? name : path + "/" + name, depth);
            }
        }
    }

    private void readEntry(Path entry, String name, String path, int depth) {
        boolean json = name.endsWith(".json");
        if (Files.isSymbolicLink(entry)) {
            readLink(entry, path, json);
        } else if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            if (json) {
                refuse(ProblemCode.UNREADABLE_FILE, path, "this is a folder, but its name is that of a file");
            } else if (depth == TreeIntake.DEEPEST) {
                refuse(ProblemCode.TOO_LARGE, path, "folders are nested deeper than " + TreeIntake.DEEPEST);
            } else {
                readFolder(entry, path, depth + 1);
            }
        } else if (json) {
            readFile(entry, path);
        }
    }

    private void readLink(Path link, String path, boolean json) {
        try {
            Path target = link.toRealPath();
            if (Files.isDirectory(target)) {
                refuse(
                        ProblemCode.LINK_LEAVES_TREE,
                        path,
                        "this symbolic link leads to a folder (expected: a file inside the tree)");
            } else if (json && !target.startsWith(root.toRealPath())) {
                refuse(
                        ProblemCode.LINK_LEAVES_TREE,
                        path,
                        "this symbolic link leaves the tree (expected: a file inside it)");
            } else if (json) {
                readFile(target, path);
            }
        } catch (IOException | SecurityException unreadable) {
            if (json) {
                refuse(ProblemCode.UNREADABLE_FILE, path, "the link cannot be followed: " + reason(unreadable));
            }
        }
    }

    private void readFile(Path file, String path) {
        try {
            if (!Files.isRegularFile(file)) {
                refuse(ProblemCode.UNREADABLE_FILE, path, "this is not a regular file");
                return;
            }
            try (InputStream in = Files.newInputStream(file)) {
                intake.take(path, in.readNBytes(TreeIntake.LARGEST_FILE + 1));
            }
        } catch (IOException unreadable) {
            refuse(ProblemCode.UNREADABLE_FILE, path, "the file cannot be read: " + reason(unreadable));
        }
    }

    private void refuse(ProblemCode code, String path, String message) {
        intake.refuse(code, path, message, Optional.empty());
    }

    /// The kind of fault, without the machine's paths that the message of an [IOException] repeats.
    private static String reason(Exception fault) {
        return fault.getClass().getSimpleName().replace("Exception", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    }
}
