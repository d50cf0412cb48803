package dev.postern.config.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Walks a folder once and decodes what it finds.
final class TreeReader {
    private static final int LARGEST_FILE = 1 << 20;
    private static final long LARGEST_TREE = 512L << 20;
    private static final int MOST_FILES = 200_000;
    /// Config stands two levels deep; what is deeper is only looked at to say that it is unexpected.
    private static final int DEEPEST = 16;

    private final Path root;
    private final String label;
    private final List<SourceFile> files = new ArrayList<>();
    private final TreeSet<String> faulty = new TreeSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private long bytesRead;
    private boolean full;

    TreeReader(Path root, String label) {
        this.root = root;
        this.label = label;
    }

    SourceTree read() {
        readFolder(root, "", 0);
        files.sort(Comparator.comparing(SourceFile::path));
        return new SourceTree(label, files, faulty, Problem.inOrder(problems));
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
            if (!name.startsWith(".") && !full) {
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
            } else if (depth == DEEPEST) {
                refuse(ProblemCode.TOO_LARGE, path, "folders are nested deeper than " + DEEPEST);
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
            byte[] bytes;
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes(LARGEST_FILE + 1);
            }
            if (bytes.length > LARGEST_FILE) {
                refuse(ProblemCode.TOO_LARGE, path, "the file is larger than 1 MiB, which is the most that is read");
                return;
            }
            bytesRead += bytes.length;
            if (files.size() == MOST_FILES || bytesRead > LARGEST_TREE) {
                full = true;
                String bound = MOST_FILES + " files or " + (LARGEST_TREE >> 20) + " MiB";
                refuse(ProblemCode.TOO_LARGE, path, "the tree holds more than " + bound + "; the rest is not read");
                return;
            }
            decode(bytes, path);
        } catch (IOException unreadable) {
            refuse(ProblemCode.UNREADABLE_FILE, path, "the file cannot be read: " + reason(unreadable));
        }
    }

    private void decode(byte[] bytes, String path) {
        if (bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            refuse(
                    ProblemCode.BYTE_ORDER_MARK,
                    path,
                    "the file begins with a byte order mark",
                    Optional.of("save it as UTF-8 without one"));
            return;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            files.add(new SourceFile(SourceTree.nameOf(label, path), path, text));
        } catch (CharacterCodingException malformed) {
            refuse(ProblemCode.NOT_UTF8, path, "the file is not UTF-8", Optional.of("save it as UTF-8"));
        }
    }

    private void refuse(ProblemCode code, String path, String message) {
        refuse(code, path, message, Optional.empty());
    }

    private void refuse(ProblemCode code, String path, String message, Optional<String> fix) {
        faulty.add(path);
        problems.add(Problem.ofFile(code, SourceTree.nameOf(label, path), message, fix));
    }

    /// The kind of fault, without the machine's paths that the message of an [IOException] repeats.
    private static String reason(Exception fault) {
        return fault.getClass().getSimpleName().replace("Exception", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    }
}
