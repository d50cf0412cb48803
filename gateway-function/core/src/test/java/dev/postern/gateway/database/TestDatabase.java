package dev.postern.gateway.database;

import dev.postern.devstack.store.PostgresServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;

/// A database of its own on a real Postgres, as a deployment has it: a role that owns the schema, and a lesser
/// one, a member of `postern_gateway`, that gateways log in as.
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String OWNER = "postern_owner";
    private static final String GATEWAY = "postern_login";
    private static final String PASSWORD = "test";

    private final PostgresServer server;
    private final boolean own;
    private final String name;

    private TestDatabase(PostgresServer server, boolean own, String template) throws SQLException {
        this.server = server;
        this.own = own;
        this.name = "postern_" + COUNT.incrementAndGet();
        try (Connection postgres = server.connect("postgres");
                Statement statement = postgres.createStatement()) {
            statement.execute("""
                    DO $$ BEGIN
                        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'postern_owner') THEN
                            CREATE ROLE postern_owner LOGIN CREATEROLE PASSWORD 'test';
                            CREATE ROLE postern_login LOGIN PASSWORD 'test';
                        END IF;
                    END $$""");
            statement.execute("CREATE DATABASE " + name + " OWNER " + OWNER + " TEMPLATE " + template);
        }
    }

    /// Shares one server with all other tests; empty, no migration has run.
    public static TestDatabase empty() throws SQLException {
        return new TestDatabase(Shared.SERVER, false, "template1");
    }

    /// Shares one server with all other tests; migrated.
    public static TestDatabase migrated() throws SQLException {
        return new TestDatabase(Shared.SERVER, false, Shared.MIGRATED.name);
    }

    /// Has a server to itself, which may be killed; migrated.
    public static TestDatabase onItsOwn() throws IOException, SQLException, LiquibaseException {
        TestDatabase database = new TestDatabase(PostgresServer.start(folder()), true, "template1");
        database.migrate();
        return database;
    }

    public PostgresServer server() {
        return server;
    }

    public void migrate() throws SQLException, LiquibaseException {
        try (Connection connection = owner();
                Liquibase liquibase = liquibase(connection)) {
            liquibase.update("");
        }
        try (Connection postgres = server.connect("postgres");
                Statement statement = postgres.createStatement()) {
            statement.execute("GRANT postern_gateway TO " + GATEWAY);
        }
    }

    /// Undoes all migrations.
    public void rollBack() throws SQLException, LiquibaseException {
        try (Connection connection = owner();
                Liquibase liquibase = liquibase(connection)) {
            int ran = liquibase.getDatabase().getRanChangeSetList().size();
            liquibase.rollback(ran, "");
        }
    }

    /// Connects as the role that runs migrations.
    public Connection owner() throws SQLException {
        return server.connect(name, OWNER, PASSWORD);
    }

    /// Connects as a gateway does.
    public Connection gateway() throws SQLException {
        return server.connect(name, GATEWAY, PASSWORD);
    }

    /// A pool as a gateway has it.
    public Pool pool(Vertx vertx) {
        return pool(vertx, server.port());
    }

    /// A pool that reaches the server by another port.
    public Pool pool(Vertx vertx, int port) {
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(4))
                .connectingTo(options(port).setCachePreparedStatements(true))
                .using(vertx)
                .build();
    }

    /// One connection as a gateway has it for listening; it is called `listener` there.
    public Future<PgConnection> connection(Vertx vertx) {
        return connection(vertx, server.port());
    }

    /// The same, by another port.
    public Future<PgConnection> connection(Vertx vertx, int port) {
        return PgConnection.connect(vertx, options(port).addProperty("application_name", "listener"));
    }

    private PgConnectOptions options(int port) {
        return new PgConnectOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setDatabase(name)
                .setUser(GATEWAY)
                .setPassword(PASSWORD);
    }

    /// Runs a statement as the owner.
    public void execute(String sql) throws SQLException {
        try (Connection connection = owner();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The first column of the first row, asked as the owner.
    public String ask(String sql) throws SQLException {
        try (Connection connection = owner();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        if (own) {
            server.close();
            return;
        }
        try (Connection postgres = server.connect("postgres");
                Statement statement = postgres.createStatement()) {
            statement.execute("DROP DATABASE " + name + " WITH (FORCE)");
        }
    }

    private static Liquibase liquibase(Connection connection) throws LiquibaseException {
        return new Liquibase(
                "db/changelog.xml",
                new ClassLoaderResourceAccessor(),
                DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection)));
    }

    private static Path folder() throws IOException {
        return Files.createDirectories(Path.of("target", "postgres"))
                .resolve("own-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet());
    }

    /// Started by the first test that asks, ended with the tests' process.
    private static final class Shared {
        static final PostgresServer SERVER = start();
        /// Copied for each test: a tenth of the time of a migration.
        static final TestDatabase MIGRATED = migrate();

        private static PostgresServer start() {
            try {
                PostgresServer server = PostgresServer.start(folder());
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    try {
                        server.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static TestDatabase migrate() {
            try {
                TestDatabase database = empty();
                database.migrate();
                return database;
            } catch (SQLException | LiquibaseException e) {
                throw new IllegalStateException("the shared database cannot be migrated", e);
            }
        }
    }
}
