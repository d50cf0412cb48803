package dev.postern.devstack.echo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// An HTTP upstream on loopback that answers every request with a description of it.
///
/// The answer is `{"upstream": "echo", "method", "path", "query", "headers", "body", "bodyBytes"}`;
/// header names are lower-case and repeated headers are joined by commas. The query may ask for
/// another answer: see [EchoRequest].
public final class EchoServer implements AutoCloseable {
    /// Where the sample tenants expect it.
    public static final int USUAL_PORT = 7007;

    /// How much of a body is read for the answer; the rest is counted and dropped.
    static final int BODY_SHOWN = 64 * 1024;

    private static final int BACKLOG = 1_024;
    private static final int FILLER = 8 * 1_024;

    static {
        // Read once by the JDK's server. Without the first, Nagle's algorithm holds back each answer's
        // body for 40 ms on a kept connection; without the others, loads beyond 200 connections lose them.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
        System.setProperty("sun.net.httpserver.idleInterval", "120");
    }

    private final HttpServer server;
    private final ExecutorService threads;

    private EchoServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /// Starts it; port 0 takes any free one.
    public static EchoServer start(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/", EchoServer::answer);
        server.start();
        return new EchoServer(server, threads);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /// Ends it, cutting off what is under way.
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            EchoRequest asked = EchoRequest.of(exchange.getRequestURI().getRawQuery());
            InputStream body = exchange.getRequestBody();
            byte[] shown = body.readNBytes(BODY_SHOWN);
            long received = shown.length + body.transferTo(OutputStream.nullOutputStream());
            if (asked.delayMillis() > 0 && !waited(asked.delayMillis())) {
                return;
            }
            switch (asked.cut()) {
                case NEVER -> {
                    if (asked.bytes() >= 0) {
                        fill(exchange, asked, asked.bytes());
                    } else {
                        describe(exchange, asked, shown, received);
                    }
                }
                // Closing the exchange unanswered closes the connection.
                case BEFORE -> {}
                case MIDWAY -> {
                    exchange.sendResponseHeaders(asked.status(), 2L * FILLER);
                    exchange.getResponseBody().write(new byte[FILLER]);
                    exchange.getResponseBody().flush();
                }
            }
        }
    }

    private static void describe(HttpExchange exchange, EchoRequest asked, byte[] shown, long received)
            throws IOException {
        byte[] text = EchoAnswer.json(exchange, shown, received);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        boolean bodiless = exchange.getRequestMethod().equals("HEAD") || asked.bodiless();
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(text.length));
        }
        exchange.sendResponseHeaders(asked.status(), bodiless ? -1 : text.length);
        if (!bodiless) {
            exchange.getResponseBody().write(text);
        }
    }

    private static void fill(HttpExchange exchange, EchoRequest asked, long bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
        boolean bodiless = exchange.getRequestMethod().equals("HEAD") || asked.bodiless() || bytes == 0;
        exchange.sendResponseHeaders(asked.status(), bodiless ? -1 : bytes);
        if (bodiless) {
            return;
        }
        byte[] filler = new byte[FILLER];
        Arrays.fill(filler, (byte) 'x');
        for (long left = bytes; left > 0; left -= FILLER) {
            exchange.getResponseBody().write(filler, 0, (int) Math.min(left, FILLER));
        }
    }

    private static boolean waited(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
