package dev.postern.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Texts that people read, written down in `src/test/expected`; `-Dgolden.write=true` writes what comes out.
public final class Expected {
    private static final boolean WRITE = Boolean.getBoolean("golden.write");
    private static final Path FOLDER = Path.of("src/test/expected");

    private Expected() {}

    /// Fails when `found` is not what the file of this name holds.
    public static void text(String name, String found) throws IOException {
        Path file = FOLDER.resolve(name);
        if (WRITE) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, found);
        }
        assertThat(found).as(name).isEqualTo(Files.readString(file));
    }
}
