package dev.postern.devstack.dev;

import dev.postern.devstack.process.PidFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/// The folder where `./postern dev` keeps what lasts from one run to the next.
///
/// @param path `.postern/dev` unless another is asked for; nobody else can look into it
record DevFolder(Path path) {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    static DevFolder open(Path path) throws IOException {
        Path folder = path.toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.resolveSibling(""));
            Files.createDirectory(folder, OWNER_ONLY);
        }
        return new DevFolder(folder);
    }

    Path file(String name) {
        return path.resolve(name);
    }

    /// @param marker a part of the program's path or arguments
    PidFile pidFile(String name, String marker) {
        return new PidFile(file(name + ".pid"), marker);
    }

    /// What was kept under a name, without white space around it; empty when there is nothing.
    Optional<String> kept(String name) throws IOException {
        try {
            return Optional.of(Files.readString(file(name)).strip()).filter(text -> !text.isEmpty());
        } catch (NoSuchFileException nothingYet) {
            return Optional.empty();
        }
    }

    /// Keeps a line of text under a name, readable by its owner only.
    void keep(String name, String text) throws IOException {
        replace(name, (text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /// Puts a file in place whole: a reader sees the old one or the new one.
    Path replace(String name, byte[] bytes) throws IOException {
        Path fresh = file(name + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, OWNER_FILE);
        Files.write(fresh, bytes);
        return Files.move(fresh, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
