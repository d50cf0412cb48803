package dev.postern.gateway.server.start;

import dev.postern.gateway.identity.SigningKeys;
import dev.postern.gateway.server.settings.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where the keys come from that sign the gateway's own tokens: IDENTITY_KEYS_FILE, or else they are drawn.
public sealed interface SigningKeySource {
    int MOST_BYTES = 64 * 1024;

    record Opened(SigningKeys keys) implements SigningKeySource {}

    /// Nothing starts.
    ///
    /// @param reason one line, with the setting's name and without a word of the keys
    record Refused(String reason) implements SigningKeySource {}

    /// Reads at most 64 KiB.
    static SigningKeySource open(Optional<Path> file) {
        return file.map(SigningKeySource::read).orElseGet(() -> new Opened(SigningKeys.draw()));
    }

    private static SigningKeySource read(Path file) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES);
        } catch (IOException unreadable) {
            return refused(file, "it cannot be read (expected: a readable file)");
        }
        return switch (SigningKeys.read(new String(bytes, StandardCharsets.UTF_8))) {
            case SigningKeys.Reading.Read(SigningKeys keys) -> new Opened(keys);
            case SigningKeys.Reading.Invalid(String reason) -> refused(file, reason);
        };
    }

    private static Refused refused(Path file, String reason) {
        return new Refused(Setting.IDENTITY_KEYS_FILE + ": " + file + ": " + reason);
    }
}
