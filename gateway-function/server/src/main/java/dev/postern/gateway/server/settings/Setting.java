package dev.postern.gateway.server.settings;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Every environment variable that the server reads, with its default; the same names stand in `.env.example`.
///
/// A variable that is set but empty counts as not set.
public enum Setting {
    PORT("8080", "where clients connect (the data plane)"),
    HOST("0.0.0.0", "the address that PORT is bound to"),
    ADMIN_PORT("9000", "management API, health and metrics"),
    ADMIN_HOST("127.0.0.1", "the address that ADMIN_PORT is bound to; 0.0.0.0 lets probes in from other machines"),
    ADMIN_API_KEY("", "what the management API asks for; without it that API answers 503"),
    DATABASE_URL("postgres://postern@127.0.0.1:5432/postern", "Postgres, under the lesser role; ?sslmode= may follow"),
    MIGRATE_DATABASE_URL("", "Postgres for `migrate`, under the schema's owner; without it DATABASE_URL"),
    REDIS_URL("redis://127.0.0.1:6379", "Redis, or rediss:// for TLS"),
    BUNDLE_FILE("", "the compiled tenants; without it the bundle that the package carries"),
    SECRETS_DIR("", "tenants' secrets as files <tenant>/<name>; else POSTERN_SECRET_<TENANT>__<NAME>"),
    IDENTITY_ISSUER("postern", "what `iss` says in tokens that tell upstreams who is calling"),
    IDENTITY_KEYS_FILE(
            "", "the JWK set that signs those; without it a key that this process draws (see identity-keys)"),
    LOG_LEVEL("INFO", "TRACE, DEBUG, INFO, WARN, ERROR or OFF"),
    ACCESS_LOG("on", "one JSON line a request on standard output: on or off"),
    EVENT_LOOPS("", "threads that serve requests; without it one a core"),
    POSTERN_ENVIRONMENT("live", "stands in every API key made here: psk_live_…");

    private final String fallback;
    private final String description;

    Setting(String fallback, String description) {
        this.fallback = fallback;
        this.description = description;
    }

    /// What holds where the variable is not set; empty where nothing does.
    public String fallback() {
        return fallback;
    }

    /// All settings as lines for a terminal.
    public static String overview() {
        return Arrays.stream(values())
                .map(setting -> "  %-21s %s%s"
                        .formatted(
                                setting.name(),
                                setting.description,
                                setting.fallback.isEmpty() ? "" : " (default: " + setting.fallback + ")"))
                .collect(Collectors.joining("\n"));
    }
}
