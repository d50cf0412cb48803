package dev.postern.gateway.secret;

import dev.postern.config.table.HeaderValue.SecretReference;
import dev.postern.config.value.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// Secrets in files `<folder>/<tenant>/<name>`: UTF-8, of which one line break at the end is dropped.
///
/// Symbolic links are followed as Kubernetes mounts secrets: the tenant's folder may be a link to one of the same name
/// below the folder of all, and its files may be links inside that. No link leads to another tenant's.
///
/// A pipe or device is refused without being opened. A mount that does not answer blocks for good, which is why this
/// is only had behind [TimedSecrets], from [SecretSource#files].
final class SecretFiles implements SecretSource {
    private final Path folder;

    SecretFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public SecretRead read(TenantId tenant, String name) {
        if (!SecretReference.isName(name)) {
            throw new IllegalArgumentException("secret: " + name + " (expected: lower-case words and hyphens)");
        }
        Path file = folder.resolve(tenant.value()).resolve(name);
        // A file that may not be looked at is not missing: a variable must not take its place unnoticed.
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return new SecretRead.Missing();
        }
        try {
            Path real = file.toRealPath();
            Path own = folder.resolve(tenant.value()).toRealPath();
            boolean ownFolder = own.endsWith(tenant.value()) && own.startsWith(folder.toRealPath());
            if (!ownFolder || !real.startsWith(own)) {
                return new SecretRead.Unreadable("its file is a link out of the tenant's folder");
            }
            return Files.isRegularFile(real) ? decoded(read(real)) : new SecretRead.Unreadable("not a regular file");
        } catch (CharacterCodingException malformed) {
            return new SecretRead.Unreadable("its file is not UTF-8");
        } catch (IOException | SecurityException unreadable) {
            return new SecretRead.Unreadable(
                    "its file cannot be read: " + unreadable.getClass().getSimpleName());
        }
    }

    private static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LONGEST + 1);
        }
    }

    private static SecretRead decoded(byte[] bytes) throws CharacterCodingException {
        if (bytes.length > LONGEST) {
            return new SecretRead.Unreadable("its file is longer than " + LONGEST + " bytes");
        }
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        String line = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return new SecretRead.Found(new SecretValue(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line));
    }
}
