package dev.postern.config.git;

import dev.postern.config.source.TreeIntake;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/// What lies in a folder on a disk, whatever it is called: every file and link with the id that git would give it.
///
/// Links are not followed, and nothing is read but regular files. What is too deep, too many or too large is
/// refused, since what is not looked at could be anybody's. `.git` is left out, as git has nothing of that name.
final class FolderContents {
    /// As many as are listed of a revision.
    private static final int MOST = 400_000;
    private static final long MOST_BYTES = 1L << 30;

    private final MessageDigest digest;
    private final SortedMap<String, String> ids = new TreeMap<>();
    private long bytesRead;

    private FolderContents(MessageDigest digest) {
        this.digest = digest;
    }

    /// Reads a folder.
    ///
    /// @param algorithm the repository's hash function, `SHA-1` or `SHA-256`
    /// @return an id for each path below the folder, parted by `/`
    static SortedMap<String, String> read(Path folder, String algorithm) throws GitFailed {
        try {
            FolderContents contents = new FolderContents(MessageDigest.getInstance(algorithm));
            contents.folder(folder, "", 0);
            return contents.ids;
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalArgumentException(algorithm, missing);
        } catch (IOException | DirectoryIteratorException | SecurityException unreadable) {
            throw new GitFailed(folder + " cannot be read whole: " + unreadable.getMessage());
        }
    }

    /// What [#read] gives for an entry of a revision.
    static String id(GitEntry entry) {
        return id(entry.link(), entry.id());
    }

    private static String id(boolean link, String id) {
        return (link ? "link " : "file ") + id;
    }

    private void folder(Path folder, String path, int depth) throws IOException, GitFailed {
        if (depth > TreeIntake.DEEPEST) {
            throw new GitFailed(path + ": folders are nested deeper than " + TreeIntake.DEEPEST);
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                if (!name.equals(".git")) {
                    entry(entry, path.isEmpty() ? name : path + "/" + name, depth);
                }
            }
        }
    }

    private void entry(Path entry, String path, int depth) throws IOException, GitFailed {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            folder(entry, path, depth + 1);
            return;
        }
        if (ids.size() == MOST) {
            throw new GitFailed("more than " + MOST + " files");
        }
        if (Files.isSymbolicLink(entry)) {
            byte[] target = Files.readSymbolicLink(entry).toString().getBytes(StandardCharsets.UTF_8);
            digest.update(head(target.length));
            ids.put(path, id(true, HexFormat.of().formatHex(digest.digest(target))));
        } else if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
            ids.put(path, id(false, content(entry)));
        } else {
            ids.put(path, "no file");
        }
    }

    private String content(Path file) throws IOException, GitFailed {
        long size = Files.size(file);
        bytesRead += size;
        if (bytesRead > MOST_BYTES) {
            throw new GitFailed("more than " + (MOST_BYTES >> 20) + " MiB");
        }
        digest.update(head(size));
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] some = new byte[1 << 16];
            long left = size;
            for (int read = in.read(some); read >= 0 && left > 0; read = in.read(some)) {
                digest.update(some, 0, (int) Math.min(read, left));
                left -= read;
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] head(long size) {
        return ("blob " + size + "\0").getBytes(StandardCharsets.US_ASCII);
    }
}
