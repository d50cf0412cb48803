package dev.postern.config.bundle;

import dev.postern.config.table.Bundle;
import dev.postern.config.table.BundleOpening;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A bundle that is written.
///
/// @param digest what it means, as `sha256:` and 64 hex digits
public record BundleFile(Path file, String digest, int bytes) {
    /// Writes a bundle, so that whoever reads the file sees the old one or the new one, whole.
    ///
    /// @param out a file; or a folder, in which the file is called `postern-<first 12 digits of its digest>.bundle`
    /// @param intoFolder whether `out` is a folder; it is made where it is missing
    public static BundleFile write(byte[] bundle, Path out, boolean intoFolder) throws IOException {
        Bundle named = switch (Bundle.open(ByteBuffer.wrap(bundle))) {
            case BundleOpening.Opened(Bundle opened) -> opened;
            case BundleOpening.Refused(String reason) -> throw new IllegalArgumentException(reason);
        };
        if (intoFolder) {
            Files.createDirectories(out);
        }
        Path file = intoFolder ? out.resolve("postern-" + named.shortDigest() + ".bundle") : out;
        Path target = file.toAbsolutePath();
        // Not a temporary file of Java's, which only its owner could read; the gateway may be another user.
        Path draft = target.resolveSibling(
                target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.write(draft, bundle);
            replace(draft, target);
        } finally {
            Files.deleteIfExists(draft);
        }
        return new BundleFile(file, named.digest(), bundle.length);
    }

    private static void replace(Path draft, Path target) throws IOException {
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherFileSystem) {
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
