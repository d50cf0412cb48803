package dev.postern.gateway.server.migrate;

import dev.postern.gateway.server.settings.PostgresUrl;
import io.quarkus.liquibase.common.runtime.NativeImageResourceAccessor;
import io.quarkus.runtime.ImageMode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import liquibase.Contexts;
import liquibase.GlobalConfiguration;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.ResourceAccessor;
import liquibase.ui.LoggerUIService;

/// Applies the Liquibase changes that a database lacks. Runs without Quarkus' own start: no server, no Redis.
public final class Migration {
    private static final String CHANGELOG = "db/changelog.xml";
    private static final String CONNECT_TIMEOUT_SECONDS = "10";

    private Migration() {}

    /// Brings the schema up to date. Blocks until done; another migration at the same time is waited for.
    ///
    /// @param owner the role that owns the schema
    public static MigrationOutcome run(PostgresUrl owner) {
        try (Connection connection = connect(owner)) {
            return update(connection);
        } catch (SQLException unreachable) {
            return new MigrationOutcome.Failed(
                    owner.setting() + ": cannot use Postgres at " + owner.address() + ": " + firstLine(unreachable));
        }
    }

    private static Connection connect(PostgresUrl owner) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", owner.user());
        properties.setProperty("password", owner.password().value());
        properties.setProperty("sslmode", owner.sslMode());
        properties.setProperty("connectTimeout", CONNECT_TIMEOUT_SECONDS);
        properties.setProperty("ApplicationName", "postern-migrate");
        return DriverManager.getConnection("jdbc:postgresql://" + owner.address() + "/" + owner.database(), properties);
    }

    private static MigrationOutcome update(Connection connection) {
        // Liquibase prints its progress to the terminal otherwise, and offers to phone home.
        Map<String, Object> quiet = Map.of(
                Scope.Attr.ui.name(),
                new LoggerUIService(),
                GlobalConfiguration.HEADLESS.getKey(),
                true,
                "liquibase.analytics.enabled",
                false);
        try {
            return Scope.child(quiet, () -> {
                // Closing it closes the connection too, which is harmless a second time.
                try (var liquibase = new Liquibase(CHANGELOG, resources(), new JdbcConnection(connection))) {
                    liquibase.setShowSummary(UpdateSummaryEnum.OFF);
                    int missing = liquibase
                            .listUnrunChangeSets(new Contexts(), new LabelExpression())
                            .size();
                    liquibase.update(new Contexts(), new LabelExpression());
                    return new MigrationOutcome.Done(missing);
                }
            });
        } catch (Exception refused) {
            // Scope.child declares Exception; all but LiquibaseException would be a bug, and is told no worse.
            return new MigrationOutcome.Failed(firstLine(refused) + rootOf(refused));
        }
    }

    private static ResourceAccessor resources() {
        return ImageMode.current().isNativeImage()
                ? new NativeImageResourceAccessor()
                : new ClassLoaderResourceAccessor(Migration.class.getClassLoader());
    }

    /// What Postgres said, which Liquibase's own first line leaves out.
    private static String rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return failure.getCause() == null ? "" : " " + firstLine(root);
    }

    private static String firstLine(Throwable failure) {
        String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
