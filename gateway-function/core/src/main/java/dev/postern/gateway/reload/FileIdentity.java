package dev.postern.gateway.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;

/// Which file a name leads to, through all symbolic links, and in which state it is.
///
/// @param file  tells it from others, as device and inode do
/// @param state changes with whatever is done to the file: its size and times
record FileIdentity(Object file, Object state) {
    /// Looks without opening; empty where there is no such file, or where none may be seen.
    static Optional<FileIdentity> of(Path path) {
        try {
            return Optional.of(
                    path.getFileSystem().supportedFileAttributeViews().contains("unix") ? unix(path) : basic(path));
        } catch (IOException nothingThere) {
            return Optional.empty();
        }
    }

    boolean sameFile(FileIdentity other) {
        return file.equals(other.file);
    }

    /// The time of the last change of the inode cannot be set by programs, as that of its content can.
    private static FileIdentity unix(Path path) throws IOException {
        Map<String, Object> found = Files.readAttributes(path, "unix:dev,ino,size,lastModifiedTime,ctime");
        Map<String, Object> file = Map.of("dev", found.get("dev"), "ino", found.get("ino"));
        return new FileIdentity(file, found);
    }

    private static FileIdentity basic(Path path) throws IOException {
        BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
        Object key = found.fileKey() == null ? path : found.fileKey();
        return new FileIdentity(key, Map.of("size", found.size(), "modified", found.lastModifiedTime()));
    }
}
