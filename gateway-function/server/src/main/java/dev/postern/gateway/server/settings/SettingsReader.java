package dev.postern.gateway.server.settings;

import dev.postern.gateway.server.settings.Settings.Listener;
import dev.postern.gateway.server.settings.Settings.OwnTokens;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads the environment into [Settings], or says everything that is wrong with it at once.
public final class SettingsReader {
    private static final Set<String> LOG_LEVELS = Set.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "OFF");
    private static final Set<String> SSL_MODES = Set.of("disable", "prefer", "require", "verify-ca", "verify-full");
    private static final String POSTGRES_FORM = "postgres://user:password@host:port/db";
    private static final String REDIS_FORM = "redis://user:password@host:port";
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:_-]{1,255}");
    private static final Pattern ENVIRONMENT = Pattern.compile("[a-z0-9]{1,16}");
    /// An admin key must fit in a header.
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,256}");

    private final Map<String, String> environment;
    private final List<SettingFault> faults = new ArrayList<>();

    private SettingsReader(Map<String, String> environment) {
        this.environment = environment;
    }

    /// Reads every setting of `environment`; variables that are no setting are left alone.
    public static SettingsRead read(Map<String, String> environment) {
        var reader = new SettingsReader(environment);
        Settings settings = reader.settings();
        return reader.faults.isEmpty() ? new SettingsRead.Valid(settings) : new SettingsRead.Invalid(reader.faults);
    }

    private Settings settings() {
        var data = new Listener(host(Setting.HOST), port(Setting.PORT));
        var admin = new Listener(host(Setting.ADMIN_HOST), port(Setting.ADMIN_PORT));
        if (data.port() == admin.port() && faults.isEmpty()) {
            fault(Setting.ADMIN_PORT, Integer.toString(admin.port()), "another port than PORT");
        }
        PostgresUrl database = postgres(Setting.DATABASE_URL);
        return new Settings(
                data,
                admin,
                adminApiKey(),
                database,
                isSet(Setting.MIGRATE_DATABASE_URL) ? postgres(Setting.MIGRATE_DATABASE_URL) : database,
                redis(),
                path(Setting.BUNDLE_FILE, "a file"),
                path(Setting.SECRETS_DIR, "a folder"),
                new OwnTokens(
                        matching(Setting.IDENTITY_ISSUER, VISIBLE, "1 to 256 visible ASCII characters, such as a URL"),
                        path(Setting.IDENTITY_KEYS_FILE, "a file")),
                oneOf(Setting.LOG_LEVEL, value(Setting.LOG_LEVEL).toUpperCase(Locale.ROOT), LOG_LEVELS),
                oneOf(Setting.ACCESS_LOG, value(Setting.ACCESS_LOG), Set.of("on", "off"))
                        .equals("on"),
                isSet(Setting.EVENT_LOOPS)
                        ? whole(Setting.EVENT_LOOPS, 1, 256)
                        : Runtime.getRuntime().availableProcessors(),
                matching(Setting.POSTERN_ENVIRONMENT, ENVIRONMENT, "1 to 16 lower-case letters and digits"));
    }

    private boolean isSet(Setting setting) {
        return !environment.getOrDefault(setting.name(), "").isEmpty();
    }

    private String value(Setting setting) {
        return isSet(setting) ? environment.getOrDefault(setting.name(), "") : setting.fallback();
    }

    private void fault(Setting setting, String found, String expected) {
        faults.add(new SettingFault(setting, found, expected));
    }

    private int port(Setting setting) {
        return whole(setting, 1, 65_535);
    }

    private int whole(Setting setting, int least, int most) {
        String text = value(setting);
        if (text.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        fault(setting, text, least + "-" + most);
        return least;
    }

    private String host(Setting setting) {
        return matching(setting, HOST, "an address or a host name");
    }

    private String matching(Setting setting, Pattern form, String expected) {
        String text = value(setting);
        if (!form.matcher(text).matches()) {
            fault(setting, text, expected);
        }
        return text;
    }

    private String oneOf(Setting setting, String text, Set<String> allowed) {
        if (!allowed.contains(text)) {
            fault(setting, value(setting), oneOf(allowed));
        }
        return text;
    }

    private static String oneOf(Set<String> allowed) {
        return "one of " + String.join(", ", allowed.stream().sorted().toList());
    }

    private Optional<Secret> adminApiKey() {
        if (!isSet(Setting.ADMIN_API_KEY)) {
            return Optional.empty();
        }
        String text = value(Setting.ADMIN_API_KEY);
        if (!VISIBLE.matcher(text).matches()) {
            fault(
                    Setting.ADMIN_API_KEY,
                    text.length() + " characters, not shown",
                    "1 to 256 visible ASCII characters, no spaces");
        }
        return Optional.of(new Secret(text));
    }

    private PostgresUrl postgres(Setting setting) {
        return switch (StoreUrl.read(value(setting), Set.of("postgres", "postgresql"))) {
            case StoreUrl.Parts parts -> postgres(setting, parts);
            case StoreUrl.Wrong(String found) -> {
                fault(setting, found, POSTGRES_FORM);
                yield new PostgresUrl(setting, "", 0, "", "", new Secret(""), "disable");
            }
        };
    }

    private PostgresUrl postgres(Setting setting, StoreUrl.Parts parts) {
        if (parts.user().isEmpty()) {
            fault(setting, "no user", POSTGRES_FORM);
        }
        if (parts.path().isEmpty() || parts.path().contains("/")) {
            fault(setting, parts.path().isEmpty() ? "no database" : "database " + parts.path(), POSTGRES_FORM);
        }
        String sslMode = "prefer";
        if (parts.query().startsWith("sslmode=")) {
            sslMode = parts.query().substring("sslmode=".length());
        } else if (!parts.query().isEmpty()) {
            fault(setting, "parameters other than sslmode", POSTGRES_FORM + "?sslmode=require");
        }
        if (!SSL_MODES.contains(sslMode)) {
            fault(setting, "an unknown sslmode", oneOf(SSL_MODES));
        }
        return new PostgresUrl(
                setting,
                parts.host(),
                parts.port() < 0 ? 5432 : parts.port(),
                parts.path(),
                parts.user(),
                parts.password(),
                sslMode);
    }

    private RedisUrl redis() {
        return switch (StoreUrl.read(value(Setting.REDIS_URL), Set.of("redis", "rediss"))) {
            case StoreUrl.Parts parts -> {
                if (!parts.path().matches("[0-9]{0,4}") || !parts.query().isEmpty()) {
                    fault(Setting.REDIS_URL, "more than a database number after the port", REDIS_FORM + "/0");
                }
                yield new RedisUrl(
                        parts.host(), parts.port() < 0 ? 6379 : parts.port(), new Secret(value(Setting.REDIS_URL)));
            }
            case StoreUrl.Wrong(String found) -> {
                fault(Setting.REDIS_URL, found, REDIS_FORM);
                yield new RedisUrl("", 0, new Secret(""));
            }
        };
    }

    private Optional<Path> path(Setting setting, String expected) {
        if (!isSet(setting)) {
            return Optional.empty();
        }
        String text = value(setting);
        if (text.indexOf('\0') >= 0) {
            fault(setting, "a path with a NUL", expected);
            return Optional.empty();
        }
        return Optional.of(Path.of(text));
    }
}
