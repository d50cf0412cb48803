package dev.postern.config.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Collects the files of a tree, wherever they are read from, within the same bounds. For one thread.
public final class TreeIntake {
    /// The most bytes of a file.
    public static final int LARGEST_FILE = 1 << 20;
    /// Config stands two levels deep; what is deeper is only looked at to say that it is unexpected.
    public static final int DEEPEST = 16;

    private static final long LARGEST_TREE = 512L << 20;
    private static final int MOST_FILES = 200_000;

    private final String label;
    private final List<SourceFile> files = new ArrayList<>();
    private final TreeSet<String> faulty = new TreeSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private long bytesRead;
    private boolean full;

    /// @param label how the tree is called in messages
    public TreeIntake(String label) {
        this.label = label;
    }

    /// Takes a file as it was read.
    ///
    /// @param bytes at most one more than [#LARGEST_FILE]: that one tells that the file is too large
    public void take(String path, byte[] bytes) {
        if (bytes.length > LARGEST_FILE) {
            tooLarge(path);
            return;
        }
        bytesRead += bytes.length;
        if (files.size() == MOST_FILES || bytesRead > LARGEST_TREE) {
            full = true;
            String bound = MOST_FILES + " files or " + (LARGEST_TREE >> 20) + " MiB";
            String message = "the tree holds more than " + bound + "; the rest is not read";
            refuse(ProblemCode.TOO_LARGE, path, message, Optional.empty());
            return;
        }
        decode(bytes, path);
    }

    /// Says that a file is larger than is read.
    public void tooLarge(String path) {
        String message = "the file is larger than 1 MiB, which is the most that is read";
        refuse(ProblemCode.TOO_LARGE, path, message, Optional.empty());
    }

    /// Whether nothing more is taken.
    public boolean full() {
        return full;
    }

    /// Says why a file or folder is not taken.
    public void refuse(ProblemCode code, String path, String message, Optional<String> fix) {
        faulty.add(path);
        problems.add(Problem.ofFile(code, SourceTree.nameOf(label, path), message, fix));
    }

    /// What was taken.
    public SourceTree tree() {
        files.sort(Comparator.comparing(SourceFile::path));
        return new SourceTree(label, files, faulty, Problem.inOrder(problems));
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
}
