package dev.postern.devstack.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayDatabaseTest {
    @TempDir
    static Path folder;

    private static PostgresServer server;
    private static GatewayDatabase database;

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start(folder.resolve("data"));
        database = GatewayDatabase.prepare(server);
        // As the migration does, under the role that it runs as.
        run(database.migrateUrl(), "CREATE ROLE postern_gateway NOLOGIN");
        run(database.migrateUrl(), "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        run(database.migrateUrl(), "CREATE TABLE public.kept (word text)");
        run(database.migrateUrl(), "GRANT INSERT ON public.kept TO postern_gateway");
        database.admitGateway();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void letsTheGatewayDoWhatItsGroupMay() throws Exception {
        run(database.url(), "INSERT INTO kept VALUES ('x')");
    }

    @Test
    void letsTheGatewayDoNothingElse() {
        for (String sql : List.of("CREATE TABLE mine (x int)", "DROP TABLE kept", "CREATE ROLE another")) {
            assertThatThrownBy(() -> run(database.url(), sql))
                    .as(sql)
                    .isInstanceOf(SQLException.class)
                    .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        }
    }

    @Test
    void isTheSameWhenItIsPreparedAgain() throws Exception {
        String before = database.url();

        GatewayDatabase again = GatewayDatabase.prepare(server);
        again.admitGateway();

        assertThat(again.url()).isEqualTo(before);
        run(again.url(), "INSERT INTO kept VALUES ('again')");
    }

    @Test
    void givesNoRoleTheSuperusersPassword() {
        assertThat(List.of(database.url(), database.migrateUrl()))
                .noneMatch(url -> url.contains(server.superuserPassword()))
                .doesNotHaveDuplicates();
    }

    private static void run(String url, String sql) throws SQLException {
        URI at = URI.create(url);
        String[] user = at.getUserInfo().split(":", 2);
        try (Connection connection = server.connect(at.getPath().substring(1), user[0], user[1]);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
