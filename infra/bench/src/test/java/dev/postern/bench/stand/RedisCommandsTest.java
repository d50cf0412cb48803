package dev.postern.bench.stand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.devstack.store.RedisServer;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisCommandsTest {
    @Test
    void bothWaysToRunAScriptCount() {
        assertThat(RedisCommands.scripts("""
                        # Commandstats\r
                        cmdstat_evalsha:calls=41,usec=7,usec_per_call=0.17,rejected_calls=0,failed_calls=0\r
                        cmdstat_eval:calls=1,usec=9,usec_per_call=9.00,rejected_calls=0,failed_calls=0\r
                        cmdstat_get:calls=500,usec=9,usec_per_call=9.00,rejected_calls=0,failed_calls=0\r
                        """)).isEqualTo(42);
    }

    @Test
    void aRealRedisTellsWhatItRan(@TempDir Path folder) throws Exception {
        try (RedisServer redis = RedisServer.inMemory(folder)) {
            RedisCommands commands = new RedisCommands(redis.port());
            assertThat(commands.scripts()).isZero();
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), redis.port())) {
                OutputStream out = socket.getOutputStream();
                out.write("EVAL \"return 1\" 0\r\nEVAL \"return 2\" 0\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII));
                socket.getInputStream().readAllBytes();
            }
            assertThat(commands.scripts()).isEqualTo(2);
        }
    }
}
