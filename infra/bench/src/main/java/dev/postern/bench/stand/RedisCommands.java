package dev.postern.bench.stand;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many scripts a Redis has run: one for each request that was limited there.
///
/// @param port on loopback
public record RedisCommands(int port) {
    private static final Pattern SCRIPTS = Pattern.compile("(?m)^cmdstat_eval(?:sha)?:calls=(\\d+),");
    private static final int TIMEOUT_MILLIS = 5_000;

    /// Asks Redis now.
    public long scripts() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write("INFO commandstats\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            return scripts(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        }
    }

    /// Reads the answer; none yet when no script is named in it.
    static long scripts(String info) {
        long calls = 0;
        Matcher matcher = SCRIPTS.matcher(info);
        while (matcher.find()) {
            calls += Long.parseLong(matcher.group(1));
        }
        return calls;
    }
}
