package dev.postern.gateway.server.settings;

/// Where Redis is and how to get in: `redis://user:password@host:port/db`, or `rediss://` for TLS.
///
/// @param connection the URL whole, which may hold a password
public record RedisUrl(String host, int port, Secret connection) {
    /// Host and port, which is all that a log line may show.
    public String address() {
        return host + ":" + port;
    }
}
