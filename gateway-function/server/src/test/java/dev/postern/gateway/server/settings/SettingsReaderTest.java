package dev.postern.gateway.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.gateway.server.settings.Settings.Listener;
import dev.postern.gateway.server.settings.Settings.OwnTokens;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsReaderTest {
    private static Settings valid(Map<String, String> environment) {
        return switch (SettingsReader.read(environment)) {
            case SettingsRead.Valid(Settings settings) -> settings;
            case SettingsRead.Invalid(List<SettingFault> faults) -> throw new AssertionError(faults.toString());
        };
    }

    private static List<String> faults(Map<String, String> environment) {
        return switch (SettingsReader.read(environment)) {
            case SettingsRead.Valid(Settings _) -> List.of();
            case SettingsRead.Invalid(List<SettingFault> faults) ->
                faults.stream().map(SettingFault::toString).toList();
        };
    }

    @Test
    void everySettingHasTheDocumentedDefault() {
        Settings settings = valid(Map.of());
        var postgres = new PostgresUrl(
                Setting.DATABASE_URL, "127.0.0.1", 5432, "postern", "postern", new Secret(""), "prefer");
        assertThat(settings)
                .isEqualTo(new Settings(
                        new Listener("0.0.0.0", 8080),
                        new Listener("127.0.0.1", 9000),
                        Optional.empty(),
                        postgres,
                        postgres,
                        new RedisUrl("127.0.0.1", 6379, new Secret("redis://127.0.0.1:6379")),
                        Optional.empty(),
                        Optional.empty(),
                        new OwnTokens("postern", Optional.empty()),
                        "INFO",
                        true,
                        Runtime.getRuntime().availableProcessors(),
                        "live"));
    }

    @Test
    void everySettingIsRead() {
        Settings settings = valid(Map.ofEntries(
                Map.entry("PORT", "18080"),
                Map.entry("HOST", "::1"),
                Map.entry("ADMIN_PORT", "19000"),
                Map.entry("ADMIN_HOST", "0.0.0.0"),
                Map.entry("ADMIN_API_KEY", "k3y"),
                Map.entry("DATABASE_URL", "postgresql://gw:p%40ss+1@db.internal/pg?sslmode=require"),
                Map.entry("MIGRATE_DATABASE_URL", "postgres://owner:o@db.internal:6432/pg"),
                Map.entry("REDIS_URL", "rediss://u:p@cache.internal/2"),
                Map.entry("BUNDLE_FILE", "/var/lib/postern/bundle"),
                Map.entry("SECRETS_DIR", "/run/secrets/postern"),
                Map.entry("IDENTITY_ISSUER", "https://gw.acme.example"),
                Map.entry("IDENTITY_KEYS_FILE", "/run/secrets/identity"),
                Map.entry("LOG_LEVEL", "debug"),
                Map.entry("ACCESS_LOG", "off"),
                Map.entry("EVENT_LOOPS", "3"),
                Map.entry("POSTERN_ENVIRONMENT", "dev")));
        assertThat(settings)
                .isEqualTo(new Settings(
                        new Listener("::1", 18080),
                        new Listener("0.0.0.0", 19000),
                        Optional.of(new Secret("k3y")),
                        new PostgresUrl(
                                Setting.DATABASE_URL, "db.internal", 5432, "pg", "gw", new Secret("p@ss+1"), "require"),
                        new PostgresUrl(
                                Setting.MIGRATE_DATABASE_URL,
                                "db.internal",
                                6432,
                                "pg",
                                "owner",
                                new Secret("o"),
                                "prefer"),
                        new RedisUrl("cache.internal", 6379, new Secret("rediss://u:p@cache.internal/2")),
                        Optional.of(Path.of("/var/lib/postern/bundle")),
                        Optional.of(Path.of("/run/secrets/postern")),
                        new OwnTokens("https://gw.acme.example", Optional.of(Path.of("/run/secrets/identity"))),
                        "DEBUG",
                        false,
                        3,
                        "dev"));
    }

    @Test
    void theTestAboveLeavesNoSettingOut() {
        assertThat(Setting.values()).hasSize(16);
    }

    @ParameterizedTest
    @EnumSource
    void aVariableThatIsSetButEmptyCountsAsNotSet(Setting setting) {
        assertThat(valid(Map.of(setting.name(), ""))).isEqualTo(valid(Map.of()));
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            PORT                 | 99999                      | PORT: 99999 (expected: 1-65535)
            PORT                 | 0                          | PORT: 0 (expected: 1-65535)
            PORT                 | 80a                        | PORT: 80a (expected: 1-65535)
            PORT                 | -1                         | PORT: -1 (expected: 1-65535)
            PORT                 | 99999999999999999999       | PORT: 99999999999999999999 (expected: 1-65535)
            ADMIN_PORT           | 8080                       | ADMIN_PORT: 8080 (expected: another port than PORT)
            ADMIN_PORT           | 65536                      | ADMIN_PORT: 65536 (expected: 1-65535)
            HOST                 | a b                        | HOST: a b (expected: an address or a host name)
            ADMIN_HOST           | http://x                   | ADMIN_HOST: http://x (expected: an address or a host name)
            ADMIN_API_KEY        | two words                  | ADMIN_API_KEY: 9 characters, not shown (expected: 1 to 256 visible ASCII characters, no spaces)
            DATABASE_URL         | mysql://u:s3cret@h/db      | DATABASE_URL: scheme mysql (expected: postgres://user:password@host:port/db)
            DATABASE_URL         | u:s3cret@h/db              | DATABASE_URL: scheme u (expected: postgres://user:password@host:port/db)
            DATABASE_URL         | postgres://u:s3#cret@h/db  | DATABASE_URL: a host or port that is none (expected: postgres://user:password@host:port/db)
            DATABASE_URL         | postgres://u:s3 cret@h/db  | DATABASE_URL: not a URL (a character such as # or @ in a password is written as %23 or %40) (expected: postgres://user:password@host:port/db)
            DATABASE_URL         | postgres://u:s3cret@h      | DATABASE_URL: no database (expected: postgres://user:password@host:port/db)
            DATABASE_URL         | postgres://h/db            | DATABASE_URL: no user (expected: postgres://user:password@host:port/db)
            DATABASE_URL         | postgres://u@h:0/db        | DATABASE_URL: port 0 (expected: postgres://user:password@host:port/db)
            DATABASE_URL         | postgres://u@h:70000/db    | DATABASE_URL: port 70000 (expected: postgres://user:password@host:port/db)
            DATABASE_URL         | postgres:///db             | DATABASE_URL: no host (expected: postgres://user:password@host:port/db)
            DATABASE_URL         | postgres://u@h/db?x=s3cret | DATABASE_URL: parameters other than sslmode (expected: postgres://user:password@host:port/db?sslmode=require)
            DATABASE_URL         | postgres://u@h/db?sslmode=yes | DATABASE_URL: an unknown sslmode (expected: one of disable, prefer, require, verify-ca, verify-full)
            MIGRATE_DATABASE_URL | postgres://u:s3cret@h      | MIGRATE_DATABASE_URL: no database (expected: postgres://user:password@host:port/db)
            REDIS_URL            | redis://:s3cret@h/db       | REDIS_URL: more than a database number after the port (expected: redis://user:password@host:port/0)
            REDIS_URL            | localhost                  | REDIS_URL: no scheme (expected: redis://user:password@host:port)
            LOG_LEVEL            | loud                       | LOG_LEVEL: loud (expected: one of DEBUG, ERROR, INFO, OFF, TRACE, WARN)
            ACCESS_LOG           | yes                        | ACCESS_LOG: yes (expected: one of off, on)
            EVENT_LOOPS          | 0                          | EVENT_LOOPS: 0 (expected: 1-256)
            POSTERN_ENVIRONMENT  | Live                       | POSTERN_ENVIRONMENT: Live (expected: 1 to 16 lower-case letters and digits)
            """)
    void aFaultSaysWhatWasFoundAndWhatIsExpected(String name, String value, String fault) {
        assertThat(faults(Map.of(name, value))).containsExactly(fault);
    }

    @Test
    void allFaultsAreReportedTogether() {
        assertThat(faults(Map.of("PORT", "x", "LOG_LEVEL", "loud", "REDIS_URL", "h", "DATABASE_URL", "h")))
                .hasSize(4);
    }

    @Test
    void noSecretIsPrinted() {
        Settings settings = valid(Map.of(
                "ADMIN_API_KEY", "s3cret-admin",
                "DATABASE_URL", "postgres://u:s3cret-db@h/db",
                "REDIS_URL", "redis://:s3cret-redis@h"));
        assertThat(settings.toString()).doesNotContain("s3cret");
    }

    @Test
    void theOverviewNamesEverySettingAndItsDefault() {
        for (Setting setting : Setting.values()) {
            assertThat(Setting.overview()).contains(setting.name(), setting.fallback());
        }
    }
}
