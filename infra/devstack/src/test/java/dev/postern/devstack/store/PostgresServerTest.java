package dev.postern.devstack.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
    @TempDir
    static Path folder;

    private static PostgresServer server;

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start(folder.resolve("data"));
        run("create table kept (word text)");
        run("insert into kept values ('kept')");
    }

    @BeforeEach
    void startAfresh() throws Exception {
        server.restart();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void keepsDataAndPortOverARestart() throws Exception {
        long before = server.pid();

        server.restart();

        assertThat(server.pid()).isNotEqualTo(before);
        assertThat(ask("select word from kept")).isEqualTo("kept");
    }

    @Test
    void keepsWhatWasCommittedOverAKill() throws Exception {
        server.kill();
        assertThat(ProcessHandle.of(server.pid()).filter(ProcessHandle::isAlive))
                .isEmpty();

        server.restart();

        assertThat(ask("select word from kept")).isEqualTo("kept");
    }

    @Test
    void isFoundAgainByAnotherStartInTheSameFolder() throws Exception {
        server.stop();

        server = PostgresServer.start(folder.resolve("data"));

        assertThat(ask("select word from kept")).isEqualTo("kept");
    }

    @Test
    void endsThoughAClientStaysConnected() throws Exception {
        try (Connection idle = server.connect("postgres")) {
            assertThat(idle.isValid(5)).isTrue();

            server.stop();

            assertThat(server.onExit().get(1, TimeUnit.SECONDS)).isZero();
        }
    }

    @Test
    void startsThoughAnInterruptedStartLeftHalfItsFiles() throws Exception {
        Path data = folder.resolve("other");
        Files.createDirectories(folder.resolve("other.new/base"));

        try (PostgresServer other = PostgresServer.start(data)) {
            assertThat(other.port()).isPositive();
        }
        assertThat(folder.resolve("other.new")).doesNotExist();
    }

    @Test
    void wantsAPassword() {
        assertThatThrownBy(() -> server.connect("postgres", "postgres", "guessed"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void keepsItsFilesFromOtherUsers() throws Exception {
        assertThat(Files.getPosixFilePermissions(folder.resolve("data")))
                .containsOnly(
                        PosixFilePermission.OWNER_READ,
                        PosixFilePermission.OWNER_WRITE,
                        PosixFilePermission.OWNER_EXECUTE);
    }

    @Test
    void listensOnLoopbackOnly() throws Exception {
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            for (InetAddress address : network.inetAddresses().toList()) {
                if (!address.isLoopbackAddress() && !address.isLinkLocalAddress()) {
                    assertThatThrownBy(() -> connect(address)).isInstanceOf(IOException.class);
                }
            }
        }
    }

    @Test
    void saysWhyItCannotStart() throws Exception {
        Path old = folder.resolve("old");
        PostgresServer.start(old).close();
        Files.writeString(old.resolve("PG_VERSION"), "9.6\n");

        assertThatThrownBy(() -> PostgresServer.start(old))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Postgres ended at once")
                .hasMessageContaining("9.6");
    }

    private static void connect(InetAddress address) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, server.port()), 1_000);
        }
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(String sql) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
