package dev.postern.devstack.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/// The database `postern` in a Postgres, with the two roles that a deployment has as well: the owner
/// of the schema, who migrates, and the lesser role that gateways log in as.
///
/// First [#prepare], then the migration with [#migrateUrl], then [#admitGateway], then [#url].
public final class GatewayDatabase {
    private static final String DATABASE = "postern";
    private static final String OWNER = "postern_owner";
    private static final String GATEWAY = "postern";

    /// Made by the migration.
    private static final String GROUP = "postern_gateway";

    private final PostgresServer server;

    private GatewayDatabase(PostgresServer server) {
        this.server = server;
    }

    /// Makes the owner and the database, where they are not there yet.
    public static GatewayDatabase prepare(PostgresServer server) throws SQLException {
        GatewayDatabase database = new GatewayDatabase(server);
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            database.login(statement, OWNER, "CREATEROLE");
            if (!exists(statement, "SELECT FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + OWNER);
            }
        }
        return database;
    }

    /// Makes the role that gateways log in as. The migration must have made its group before.
    public void admitGateway() throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            login(statement, GATEWAY, "");
            statement.execute("GRANT " + GROUP + " TO " + GATEWAY);
        }
    }

    /// As MIGRATE_DATABASE_URL takes it: the owner of the schema.
    public String migrateUrl() {
        return server.url(OWNER, password(OWNER), DATABASE);
    }

    /// As DATABASE_URL takes it: the lesser role.
    public String url() {
        return server.url(GATEWAY, password(GATEWAY), DATABASE);
    }

    private void login(Statement statement, String role, String rights) throws SQLException {
        String verb = exists(statement, "SELECT FROM pg_roles WHERE rolname = '" + role + "'") ? "ALTER" : "CREATE";
        statement.execute(verb + " ROLE " + role + " LOGIN " + rights + " PASSWORD '" + password(role) + "'");
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    /// Follows from the superuser's, so that nothing more is kept, and does not lead back to it.
    private String password(String role) {
        try {
            byte[] seed = (server.superuserPassword() + ":" + role).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(seed), 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
