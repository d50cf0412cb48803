package dev.postern.gateway.reload;

import dev.postern.config.table.Bundle;
import dev.postern.config.table.BundleOpening;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Opens a bundle from a copy that nobody else can reach.
///
/// A file that is mapped and then cut by its writer ends the process (SIGBUS), and what was not read of it yet
/// is lost. The copy is a file without a name in `folder`, mapped, so it takes no heap and only as much memory
/// as is used; where no such file can be made, it is memory outside the heap. Blocking: 17 ms for 50 MB.
final class PrivateCopy {
    private PrivateCopy() {}

    /// @param folder for temporary files
    static BundleOpening open(Path file, Path folder) {
        try {
            if (!Files.isRegularFile(file)) {
                // A pipe would be waited for.
                return refused(file, Files.exists(file) ? "not a regular file" : "no such file");
            }
            try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
                long size = in.size();
                return size > Integer.MAX_VALUE
                        ? refused(file, "larger than 2 GiB")
                        : Bundle.open(copy(in, size, folder));
            }
        } catch (NoSuchFileException missing) {
            return refused(file, "no such file");
        } catch (AccessDeniedException denied) {
            return refused(file, "access denied");
        } catch (IOException failure) {
            return refused(file, String.valueOf(failure.getMessage()));
        } catch (OutOfMemoryError full) {
            return refused(file, "no room for a copy of it, neither in " + folder + " nor in memory");
        }
    }

    private static BundleOpening refused(Path file, String reason) {
        return new BundleOpening.Refused("bundle " + file + " cannot be read: " + reason);
    }

    private static ByteBuffer copy(FileChannel in, long size, Path folder) throws IOException {
        Path name;
        try {
            name = Files.createTempFile(folder, "postern-", ".bundle");
        } catch (IOException noFolder) {
            return inMemory(in, size);
        }
        // On Linux and macOS the name is gone as soon as the file is open.
        try (FileChannel out = FileChannel.open(
                name, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            return out.map(FileChannel.MapMode.READ_ONLY, 0, transfer(in, size, out));
        } catch (IOException diskFull) {
            return inMemory(in, size);
        }
    }

    /// @return how many bytes there were, fewer than `size` where the file is being cut
    private static long transfer(FileChannel in, long size, FileChannel out) throws IOException {
        long done = 0;
        long moved;
        do {
            moved = in.transferTo(done, size - done, out);
            done += moved;
        } while (moved > 0 && done < size);
        return done;
    }

    private static ByteBuffer inMemory(FileChannel in, long size) throws IOException {
        ByteBuffer memory = ByteBuffer.allocateDirect((int) size);
        int read;
        do {
            read = in.read(memory, memory.position());
        } while (read > 0);
        return memory.flip();
    }
}
