package dev.postern.gateway.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {
    private static TestDatabase database;

    @BeforeAll
    static void migrate() throws SQLException {
        database = TestDatabase.migrated();
        database.execute("INSERT INTO users (id, email) VALUES (" + user(1) + ", 'ada@example.com')");
    }

    @AfterAll
    static void end() throws Exception {
        database.close();
    }

    @Test
    void migratesForwardAndBackAndForwardAgain() throws Exception {
        try (TestDatabase fresh = TestDatabase.empty()) {
            fresh.migrate();
            String migrated = objects(fresh);
            assertThat(migrated).contains("api_keys", "usage_events", "users", "make_usage_partitions", "revocations");
            fresh.rollBack();
            assertThat(objects(fresh)).isEqualTo("null");
            fresh.migrate();
            assertThat(objects(fresh)).isEqualTo(migrated);
        }
    }

    @Test
    void aSecondMigrationChangesNothing() throws Exception {
        String before = objects(database);
        database.migrate();
        assertThat(objects(database)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id, email, created_at FROM users",
                "INSERT INTO users (email) VALUES ('grace@example.com')",
                "UPDATE users SET email = 'grace@example.org' WHERE email = 'grace@example.com'",
                "DELETE FROM users WHERE email = 'grace@example.org'",
                "SELECT id, tenant, user_id, secret_hash, active, expires_at, limit_per_minute, limit_per_day,"
                        + " created_at FROM api_keys",
                "DELETE FROM api_keys WHERE id = 'none'",
                "SELECT at, tenant, key_id, api, route, method, path, status, latency_micros, request_bytes,"
                        + " reply_bytes FROM usage_events",
                "SELECT make_usage_partitions()",
                "INSERT INTO revocations (tenant, issuer, kind, value) VALUES ('acme', 'id', 'token', 'may')",
                "UPDATE revocations SET reason = 'leaked' WHERE value = 'may'",
                "DELETE FROM revocations WHERE value = 'may'",
                "SELECT xact, revocation FROM revocation_changes",
                "SELECT clear_revocations()",
            })
    void theGatewaysRoleMay(String sql) throws SQLException {
        asGateway(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE mine (id int)",
                "DROP TABLE users",
                "DROP TABLE usage_events_default",
                "ALTER TABLE api_keys ADD COLUMN secret text",
                "TRUNCATE usage_events",
                "DELETE FROM usage_events",
                "UPDATE usage_events SET status = 200",
                "DELETE FROM usage_spools",
                "SELECT make_usage_partition('2031-01-01')", // it could make any number of them
                "SELECT * FROM databasechangelog",
                "CREATE ROLE other",
                "CREATE SCHEMA other",
                "DROP FUNCTION make_usage_partitions()",
                "ALTER TABLE api_keys DISABLE TRIGGER api_keys_changed",
                "ALTER TABLE revocations DISABLE TRIGGER revocations_changed",
                "DELETE FROM revocation_changes", // others would miss what changed
                "INSERT INTO revocation_changes (revocation) VALUES (gen_random_uuid())",
                "TRUNCATE revocations",
            })
    void theGatewaysRoleMayNot(String sql) {
        assertThatThrownBy(() -> asGateway(sql))
                .isInstanceOf(SQLException.class)
                .extracting(failed -> ((SQLException) failed).getSQLState())
                .as("insufficient privilege")
                .isEqualTo("42501");
    }

    @ParameterizedTest(name = "{4}: SQLSTATE {5}")
    @CsvSource({
        "acme,   AAAAAAAAAAAAAAAA, 1, 32, a key,                      00000",
        "acme,   AAAAAAAAAAAAAAAA, 1, 32, the same id again,          23505",
        "globex, AAAAAAAAAAAAAAAA, 1, 32, the id of another tenant,   23505",
        "acme,   short,            1, 32, an id of another form,      23514",
        "acme,   BBBBBBBBBBBBBBBB, 1, 31, a hash of another length,   23514",
        "acme,   CCCCCCCCCCCCCCCC, 9, 32, a key of nobody,            23503",
    })
    void aKeyIsStoredOnlyWhole(String tenant, String id, int user, int hashBytes, String what, String state) {
        assertThat(stateOf(insertKey(tenant, id, user(user), hashBytes)))
                .as(what)
                .isEqualTo(state);
    }

    @ParameterizedTest(name = "{4}: SQLSTATE {5}")
    @CsvSource(
            nullValues = "NULL",
            value = {
                "id,   token,   j1,   NULL,         a token,                            00000",
                "id,   token,   j1,   NULL,         the same token again,               23505",
                "id2,  token,   j1,   NULL,         one of another issuer,              00000",
                "id,   session, j1,   NULL,         a session of the same name,         00000",
                "id,   subject, u1,   NULL,         a subject,                          00000",
                "id,   subject, u1,   2026-11-21Z,  the same subject otherwise,         23505",
                "id,   subject, u2,   2026-11-21Z,  a subject's older tokens,           00000",
                "id,   issuer,  NULL, 2026-11-21Z,  an issuer's older tokens,           00000",
                "id,   issuer,  NULL, 2026-11-22Z,  the same issuer's otherwise,        23505",
                "id3,  issuer,  NULL, NULL,         all that an issuer ever issues,     23514",
                "id3,  issuer,  x,    2026-11-21Z,  an issuer with a value,             23514",
                "id,   token,   NULL, NULL,         no token,                           23514",
                "id,   token,   j2,   2026-11-21Z,  a token issued twice,               23514",
                "id,   token,   '',   NULL,         a token without a name,             23514",
                "'',   token,   j3,   NULL,         an issuer without a name,           23514",
                "id,   user,    j3,   NULL,         another kind,                       23514",
                "id,   subject, u3,   infinity,     a moment that never comes,          23514",
            })
    void aRevocationIsStoredOnlyOnceAndOnlyIfItMeansSomething(
            String issuer,
            String kind,
            @Nullable String value,
            @Nullable String issuedBefore,
            String what,
            String state) {
        assertThat(stateOf("INSERT INTO revocations (tenant, issuer, kind, value, issued_before) VALUES"
                        + " ('acme', '%s', '%s', %s, %s)".formatted(issuer, kind, quoted(value), quoted(issuedBefore))))
                .as(what)
                .isEqualTo(state);
    }

    @Test
    void anEmailIsOnePersonsHoweverItIsCapitalised() {
        assertThat(stateOf("INSERT INTO users (email) VALUES ('Ada@Example.COM')"))
                .isEqualTo("23505");
    }

    @Test
    void aUserWithKeysIsNotRemovedUnderThem() throws SQLException {
        database.execute("INSERT INTO users (id, email) VALUES (" + user(2) + ", 'lin@example.com')");
        database.execute(insertKey("acme", "DDDDDDDDDDDDDDDD", user(2), 32));
        assertThat(stateOf("DELETE FROM users WHERE id = " + user(2))).isEqualTo("23503");
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "NULL" : "'" + text + "'";
    }

    private static String user(int number) {
        return "'00000000-0000-0000-0000-00000000000" + number + "'";
    }

    private static String insertKey(String tenant, String id, String user, int hashBytes) {
        return "INSERT INTO api_keys (tenant, id, user_id, secret_hash) VALUES ('%s', '%s', %s, '\\x%s')"
                .formatted(tenant, id, user, "ab".repeat(hashBytes));
    }

    private static String objects(TestDatabase database) throws SQLException {
        return database.ask("""
                SELECT string_agg(name, ' ' ORDER BY name) FROM (
                    SELECT relname || ':' || relkind::text AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace
                    UNION ALL
                    SELECT proname || '()' FROM pg_proc WHERE pronamespace = 'public'::regnamespace) AS objects
                WHERE name NOT LIKE 'databasechangelog%'""");
    }

    private static String stateOf(String sql) {
        try {
            asGateway(sql);
            return "00000";
        } catch (SQLException failed) {
            return failed.getSQLState();
        }
    }

    private static void asGateway(String sql) throws SQLException {
        try (Connection connection = database.gateway();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
