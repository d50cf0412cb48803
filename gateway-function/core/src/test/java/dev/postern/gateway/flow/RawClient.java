package dev.postern.gateway.flow;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Speaks HTTP/1.1 by hand, so that a test sees each byte of what came back.
final class RawClient implements AutoCloseable {
    /// One reply; the body is everything up to the end of the connection.
    record Reply(int status, String head, String body) {
        Optional<String> header(String name) {
            Matcher line = Pattern.compile("(?im)^" + Pattern.quote(name) + ":[ \t]*(.*?)\r?$")
                    .matcher(head);
            return line.find() ? Optional.of(line.group(1)) : Optional.empty();
        }
    }

    final Socket socket;

    RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(15_000);
    }

    RawClient send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /// Reads until the gateway closes.
    Reply readAll() throws IOException {
        return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
    }

    /// Reads until `text` has come.
    String readUntil(String text) throws IOException {
        StringBuilder read = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (read.indexOf(text) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed after: " + read);
            }
            read.append((char) next);
        }
        return read.toString();
    }

    static Reply parse(String text) {
        int headEnd = text.indexOf("\r\n\r\n");
        if (headEnd < 0) {
            throw new AssertionError("no reply head in: " + text);
        }
        int status = Integer.parseInt(text.substring(9, 12));
        return new Reply(status, text.substring(0, headEnd + 2), text.substring(headEnd + 4));
    }

    /// One request on a connection of its own; `headers` are whole lines without line ends.
    static Reply request(int port, String method, String target, String host, String... headers) throws IOException {
        try (RawClient client = new RawClient(port)) {
            String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
            client.send(method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + lines
                    + "\r\n");
            return client.readAll();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
