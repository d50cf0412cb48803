package dev.postern.config.openapi;

import dev.postern.config.openapi.ImportResult.Proposed;
import dev.postern.config.source.SourceTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;

/// The files that an import reads and writes.
///
/// @param folder with `platform.json` and the tenants
/// @param tenant a folder in it
public record ImportFiles(Path folder, String tenant) {
    private static final String LOCK_END = ".import.json";
    /// A lock says a little more than its API file, of which 1 MiB is read.
    private static final int LARGEST_LOCK = 4 << 20;

    /// Reads the tree, what earlier imports left and the document.
    public ImportResult propose(Path document, ImportOptions options) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(document)) {
            bytes = in.readNBytes(DocumentReading.LARGEST + 1);
        }
        String name = String.valueOf(document.getFileName());
        return OpenApiImport.run(SourceTree.read(folder), tenant, locks(), name, bytes, options);
    }

    private Map<String, String> locks() throws IOException {
        Map<String, String> locks = new HashMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder.resolve(tenant), ".*" + LOCK_END)) {
            for (Path entry : entries) {
                String file = String.valueOf(entry.getFileName());
                if (file.length() <= LOCK_END.length() + 1) {
                    continue;
                }
                try (InputStream in = Files.newInputStream(entry)) {
                    byte[] bytes = in.readNBytes(LARGEST_LOCK);
                    String api = file.substring(1, file.length() - LOCK_END.length());
                    locks.put(api, new String(bytes, StandardCharsets.UTF_8));
                }
            }
        } catch (DirectoryIteratorException unreadable) {
            throw unreadable.getCause();
        }
        return locks;
    }

    /// What people call the file of an API.
    public String apiFile(String api) {
        return folder.resolve(tenant).resolve(api + ".api.json").toString();
    }

    /// Writes the API file, and then the lock: after a crash in between, the next import finds that the
    /// file already says what the document does.
    public void write(Proposed proposed) throws IOException {
        Path in = folder.resolve(tenant);
        replace(in.resolve(proposed.api() + ".api.json"), proposed.text());
        replace(in.resolve(Lock.fileName(proposed.api())), proposed.lock());
    }

    private static void replace(Path target, String text) throws IOException {
        String name = "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp";
        Path draft = target.resolveSibling(name);
        try {
            Files.writeString(draft, text);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherFileSystem) {
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
