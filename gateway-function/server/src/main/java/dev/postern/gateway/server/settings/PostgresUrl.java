package dev.postern.gateway.server.settings;

/// Where Postgres is and how to get in: `postgres://user:password@host:port/db?sslmode=…`.
///
/// @param setting the variable that it was read from
/// @param sslMode as libpq names it: disable, prefer, require, verify-ca, verify-full
public record PostgresUrl(
        Setting setting, String host, int port, String database, String user, Secret password, String sslMode) {
    /// Host and port, which is all that a log line may show.
    public String address() {
        return host + ":" + port;
    }
}
