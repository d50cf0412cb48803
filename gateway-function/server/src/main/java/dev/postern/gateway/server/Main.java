package dev.postern.gateway.server;

import dev.postern.config.table.Bundle;
import dev.postern.gateway.identity.SigningKeys;
import dev.postern.gateway.server.migrate.Migration;
import dev.postern.gateway.server.migrate.MigrationOutcome;
import dev.postern.gateway.server.settings.Setting;
import dev.postern.gateway.server.settings.Settings;
import dev.postern.gateway.server.settings.SettingsRead;
import dev.postern.gateway.server.settings.SettingsReader;
import dev.postern.gateway.server.start.BundleSource;
import dev.postern.gateway.server.start.Exit;
import dev.postern.gateway.server.start.GatewayApplication;
import dev.postern.gateway.server.start.Launch;
import dev.postern.gateway.server.start.SigningKeySource;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.PrintStream;
import java.util.List;

/// The command line: nothing serves, `migrate` brings the database up to date, `help` lists the settings.
///
/// Exit codes: 0 done, 1 refused or failed, 2 wrong usage.
@QuarkusMain
public final class Main {
    private static final String USAGE = """
            Usage: java -jar quarkus-run.jar [serve | migrate | identity-keys | help]
              serve          starts the gateway (the default)
              migrate        brings the database's schema up to date and ends
              identity-keys  prints a new secret key for IDENTITY_KEYS_FILE and ends
              help           prints this

            Settings (environment variables):
            """;

    private Main() {}

    /// Starts what the arguments ask for.
    public static void main(String... arguments) {
        switch (List.of(arguments)) {
            case List<String> none when none.isEmpty() || none.equals(List.of("serve")) -> serve(settingsOrExit());
            case List<String> one when one.equals(List.of("migrate")) -> migrate(settingsOrExit());
            case List<String> one
            when one.equals(List.of("identity-keys")) ->
                System.out.println(SigningKeys.draw().secret());
            case List<String> one when one.equals(List.of("help")) -> usage(System.out, 0);
            case List<String> _ -> usage(System.err, 2);
        }
    }

    private static Settings settingsOrExit() {
        return switch (SettingsReader.read(System.getenv())) {
            case SettingsRead.Valid(Settings settings) -> settings;
            case SettingsRead.Invalid(var faults) -> {
                faults.forEach(System.err::println);
                System.exit(1);
                throw new IllegalStateException("exit returned");
            }
        };
    }

    private static void serve(Settings settings) {
        Launch.with(settings, bundleOrExit(settings), signingKeysOrExit(settings));
        // Quarkus reads its own settings from system properties; ours are the documented ones and win.
        System.setProperty("quarkus.http.host", settings.admin().host());
        System.setProperty(
                "quarkus.http.port", Integer.toString(settings.admin().port()));
        System.setProperty("quarkus.log.level", settings.logLevel());
        System.setProperty("quarkus.vertx.event-loops-pool-size", Integer.toString(settings.eventLoops()));
        Quarkus.run(GatewayApplication.class, Exit::end);
    }

    private static Bundle bundleOrExit(Settings settings) {
        return switch (BundleSource.open(settings.bundleFile())) {
            case BundleSource.Opened(Bundle bundle) -> bundle;
            case BundleSource.Refused(String reason) -> throw exit(reason);
        };
    }

    private static SigningKeys signingKeysOrExit(Settings settings) {
        return switch (SigningKeySource.open(settings.identity().keysFile())) {
            case SigningKeySource.Opened(SigningKeys keys) -> keys;
            case SigningKeySource.Refused(String reason) -> throw exit(reason);
        };
    }

    private static IllegalStateException exit(String reason) {
        System.err.println(reason);
        System.exit(1);
        return new IllegalStateException("exit returned");
    }

    private static void migrate(Settings settings) {
        switch (Migration.run(settings.migrateDatabase())) {
            case MigrationOutcome.Done(int applied) -> {
                System.out.println("migrate: changes applied: " + applied + "; the schema is up to date");
                System.exit(0);
            }
            case MigrationOutcome.Failed(String reason) -> {
                System.err.println("migrate: " + reason);
                System.exit(1);
            }
        }
    }

    private static void usage(PrintStream out, int exitCode) {
        out.println(USAGE + Setting.overview());
        System.exit(exitCode);
    }
}
