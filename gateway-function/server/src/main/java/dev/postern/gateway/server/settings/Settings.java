package dev.postern.gateway.server.settings;

import java.nio.file.Path;
import java.util.Optional;

/// The settings of one process, all valid. [Setting] says what each is for.
///
/// @param adminApiKey     absent: the management API is switched off
/// @param migrateDatabase the schema owner's way in
/// @param bundleFile      absent: the bundle that the package carries
/// @param secretsDir      absent: secrets come from environment variables alone
/// @param identity        how the gateway tells upstreams who is calling
/// @param eventLoops      at least 1
/// @param environment     part of each API key made here
public record Settings(
        Listener data,
        Listener admin,
        Optional<Secret> adminApiKey,
        PostgresUrl database,
        PostgresUrl migrateDatabase,
        RedisUrl redis,
        Optional<Path> bundleFile,
        Optional<Path> secretsDir,
        OwnTokens identity,
        String logLevel,
        boolean accessLog,
        int eventLoops,
        String environment) {
    /// Tokens that the gateway signs itself.
    ///
    /// @param issuer   what `iss` says
    /// @param keysFile absent: a key is drawn
    public record OwnTokens(String issuer, Optional<Path> keysFile) {}

    /// Where a server listens.
    public record Listener(String host, int port) {}
}
