package dev.postern.devstack.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The `redis-server` program from the embedded-redis artifact.
final class RedisBinary {
    private RedisBinary() {}

    /// Where the program stands; unpacks it the first time.
    static Path program() throws IOException {
        String resource = switch (Platform.current()) {
            case LINUX_X86 -> "/redis-server-6.2.6-v5-linux-amd64";
            case LINUX_ARM -> "/redis-server-6.2.7-linux-arm64";
            case MAC_X86 -> "/redis-server-6.2.6-v5-darwin-amd64";
            case MAC_ARM -> "/redis-server-6.2.6-v5-darwin-arm64";
        };
        return BinaryCache.ofUser()
                .folder("redis", resource, (archive, into) -> {
                    Path program = into.resolve("redis-server");
                    Files.copy(archive, program);
                    if (!program.toFile().setExecutable(true)) {
                        throw new IOException(program + ": cannot be made executable");
                    }
                })
                .resolve("redis-server");
    }
}
