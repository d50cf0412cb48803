package dev.postern.devstack.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.devstack.process.FreePort;
import dev.postern.devstack.process.OnLaunch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisServerTest {
    @TempDir
    Path folder;

    @Test
    void keepsWhatItStoresOverARestartAndANewStart() throws Exception {
        int port;
        try (RedisServer server = RedisServer.keeping(folder, FreePort.any(), OnLaunch.IGNORED)) {
            port = server.port();
            assertThat(ask(port, "SET word kept")).isEqualTo("+OK");
            server.restart();
            assertThat(ask(port, "GET word")).isEqualTo("$4 kept");
        }
        try (RedisServer server = RedisServer.keeping(folder, port, OnLaunch.IGNORED)) {
            assertThat(ask(server.port(), "GET word")).isEqualTo("$4 kept");
        }
    }

    @Test
    void startsEmptyAgainWhenItIsInMemory() throws Exception {
        try (RedisServer server = RedisServer.inMemory(folder)) {
            assertThat(ask(server.port(), "SET word kept")).isEqualTo("+OK");
            server.kill();
            assertThat(ProcessHandle.of(server.pid()).filter(ProcessHandle::isAlive))
                    .isEmpty();

            server.restart();

            assertThat(ask(server.port(), "GET word")).isEqualTo("$-1");
        }
    }

    @Test
    void saysWhyItCannotStart() throws Exception {
        try (RedisServer first = RedisServer.inMemory(folder.resolve("first"))) {
            assertThatThrownBy(() -> RedisServer.keeping(folder.resolve("second"), first.port(), OnLaunch.IGNORED))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Redis ended at once")
                    .hasMessageContaining("Address already in use");
        }
    }

    @Test
    void endsAllItsProcesses() throws Exception {
        RedisServer server = RedisServer.inMemory(folder);
        long pid = server.pid();

        server.close();

        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(server.onExit()).succeedsWithin(Duration.ofSeconds(10));
    }

    private static String ask(int port, String command) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String first = lines.readLine();
            return first.startsWith("$") && !first.startsWith("$-") ? first + " " + lines.readLine() : first;
        }
    }
}
