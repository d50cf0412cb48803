package dev.postern.bench.scale;

import dev.postern.bench.load.RunFailed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Waits for the first reply of a gateway, for which it has to load a tenant: 100,000 routes take some seconds on one
/// core that is cold, longer than a pass of wrk lasts, which then fails for want of a single reply.
final class FirstReply {
    private static final int PATIENCE_MILLIS = 60_000;

    private FirstReply() {}

    /// @param request a line `host path`
    static void await(int port, String request) throws IOException, RunFailed {
        String[] parts = request.split(" ", 2);
        String head = "GET " + parts[1] + " HTTP/1.1\r\nHost: " + parts[0] + "\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            InputStreamReader reply = new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1);
            String status = new BufferedReader(reply).readLine();
            if (status == null || !status.startsWith("HTTP/1.1 200")) {
                throw new RunFailed("the first request for " + request + " was answered " + status);
            }
        }
    }
}
