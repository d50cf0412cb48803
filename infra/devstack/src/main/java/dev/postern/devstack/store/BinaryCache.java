package dev.postern.devstack.store;

import dev.postern.devstack.files.FileTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Keeps what was unpacked from an artifact, in a folder named by the digest of what it came from.
///
/// Several processes may ask at once: each unpacks beside, the first to finish wins.
final class BinaryCache {
    /// Turns an archive into files.
    interface Unpacker {
        void unpack(InputStream archive, Path into) throws IOException;
    }

    private final Path root;

    BinaryCache(Path root) {
        this.root = root;
    }

    /// Under the user's own cache folder, which other users cannot prepare for us as they could `/tmp`.
    static BinaryCache ofUser() {
        String xdg = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        Path cache = xdg.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return new BinaryCache(cache.resolve("postern"));
    }

    /// The folder with the unpacked resource; unpacks it first when it is not there.
    Path folder(String name, String resource, Unpacker unpacker) throws IOException {
        Path folder = root.resolve(name + "-" + digest(resource));
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Files.createDirectories(root);
        Path fresh = Files.createTempDirectory(root, name + "-");
        try (InputStream archive = open(resource)) {
            unpacker.unpack(archive, fresh);
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException anotherWasFaster) {
            FileTree.delete(fresh);
        } catch (AtomicMoveNotSupportedException impossible) {
            throw new IOException(root + ": folders cannot be renamed here", impossible);
        }
        return folder;
    }

    private static String digest(String resource) throws IOException {
        try (InputStream in = open(resource);
                DigestInputStream digesting = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest(), 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static InputStream open(String resource) throws IOException {
        InputStream found = BinaryCache.class.getResourceAsStream(resource);
        if (found == null) {
            throw new IOException(resource + ": not on the class path (this system has no binary artifact)");
        }
        return found;
    }
}
