package dev.postern.gateway.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.exchange.Completion;
import dev.postern.gateway.exchange.Consumer;
import dev.postern.gateway.exchange.Ending;
import dev.postern.gateway.exchange.MatchedRoute;
import dev.postern.gateway.exchange.Refusal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccessLogTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final MatchedRoute ROUTE = new MatchedRoute.Named("orders", "get-order");

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    private static Completion request(String path, @Nullable TenantId tenant, @Nullable MatchedRoute route) {
        return new Completion(
                Instant.parse("2026-11-21T12:00:00.123456Z"),
                "4f1c",
                "GET",
                path,
                "127.0.0.1",
                tenant,
                route,
                route == null
                        ? Consumer.anonymous()
                        : new Consumer.KeyHolder(
                                "k1",
                                new UUID(0, 1),
                                Set.of(),
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                Optional.empty()),
                route == null ? 421 : 200,
                Ending.SENT,
                route == null ? new Refusal(421, "unknown_host", "Nobody's").because("never heard of") : null,
                1_500_000,
                3,
                42,
                "sha256:ab");
    }

    private static Completion request(String path) {
        return request(path, new TenantId("acme"), ROUTE);
    }

    private static JsonNode line(Completion request) throws IOException {
        return JSON.readTree(new AccessLine().encode(request));
    }

    private double dropped() {
        return metrics.counter("postern.access.log.dropped").count();
    }

    @Test
    void aLineHoldsEveryFieldOfARequest() throws IOException {
        assertThat(line(request("/orders/42"))).isEqualTo(JSON.readTree("""
                {"@timestamp":"2026-11-21T12:00:00.123456Z","event.dataset":"postern.access",
                 "http.request.id":"4f1c","http.request.method":"GET","url.path":"/orders/42",
                 "http.response.status_code":200,"event.duration":1500000,
                 "http.request.body.bytes":3,"http.response.body.bytes":42,"client.address":"127.0.0.1",
                 "postern.tenant":"acme","postern.api":"orders","postern.route":"get-order",
                 "postern.key_id":"k1","postern.ending":"sent","postern.config":"sha256:ab"}
                """));
    }

    @Test
    void whatIsNotKnownIsLeftOut() throws IOException {
        JsonNode line = line(request("", null, null));
        List<String> names = new ArrayList<>();
        line.fieldNames().forEachRemaining(names::add);
        assertThat(names)
                .doesNotContain("url.path", "postern.tenant", "postern.api", "postern.route", "postern.key_id");
        assertThat(line.get("postern.refusal").asText()).isEqualTo("unknown_host");
    }

    @Test
    void whateverAPathHoldsItStaysOneLineOfJson() throws IOException {
        String hostile = "/\"\\\n\r\t\u0000\u007f\u2028\u2029\ud800x\ud83d\ude00ü";
        byte[] encoded = new AccessLine().encode(request(hostile));
        String text = new String(encoded, StandardCharsets.UTF_8);
        assertThat(text).endsWith("}\n");
        assertThat(text.substring(0, text.length() - 1).codePoints()).noneMatch(c -> c < 0x20 || c == 0x2028);
        assertThat(JSON.readTree(encoded).get("url.path").asText()).isEqualTo(hostile);
    }

    @Test
    void everyRequestIsWrittenOnceAndInOrderBeforeItCloses() throws Exception {
        var out = new ByteArrayOutputStream();
        AccessLog log = AccessLog.start(out, metrics);
        IntStream.range(0, 1_000).forEach(i -> log.completed(request("/" + i)));
        assertThat(log.close(Duration.ofSeconds(10))).isTrue();
        List<String> paths = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).split("\n", -1)) {
            if (!line.isEmpty()) {
                paths.add(JSON.readTree(line).get("url.path").asText());
            }
        }
        assertThat(paths)
                .isEqualTo(IntStream.range(0, 1_000).mapToObj(i -> "/" + i).toList());
        assertThat(dropped()).isZero();
    }

    @Test
    void aPieceHoldsWholeLinesAndFitsAPipesBuffer() throws Exception {
        List<byte[]> pieces = new ArrayList<>();
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) {
                throw new AssertionError("byte by byte");
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                pieces.add(java.util.Arrays.copyOfRange(bytes, from, from + length));
            }
        };
        AccessLog log = AccessLog.start(out, metrics);
        IntStream.range(0, 100).forEach(i -> log.completed(request("/" + i)));
        log.close(Duration.ofSeconds(10));
        assertThat(pieces).hasSizeGreaterThan(1).allSatisfy(piece -> {
            assertThat(piece.length).isLessThanOrEqualTo(4_096);
            assertThat(piece[piece.length - 1]).isEqualTo((byte) '\n');
        });
    }

    @Test
    void aReaderThatStandsStillCostsLinesAndNoWaiting() throws Exception {
        var standing = new CountDownLatch(1);
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                try {
                    standing.await();
                } catch (InterruptedException closed) {
                    throw new IOException(closed);
                }
            }
        };
        AccessLog log = AccessLog.start(out, 10, metrics);
        // Ten wait, and the writer may have taken one and then the ten behind it; all others must be dropped.
        IntStream.range(0, 100).forEach(i -> log.completed(request("/" + i)));
        assertThat(dropped()).isBetween(79.0, 90.0);
        standing.countDown();
        log.close(Duration.ofSeconds(10));
    }

    @Test
    void linesThatTheOutputRefusesAreCounted() throws Exception {
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("broken pipe");
            }
        };
        AccessLog log = AccessLog.start(out, metrics);
        IntStream.range(0, 5).forEach(i -> log.completed(request("/" + i)));
        assertThat(log.close(Duration.ofSeconds(10))).isTrue();
        assertThat(dropped()).isEqualTo(5);
    }

    @Test
    void whatComesAfterTheCloseIsDroppedAndCounted() throws Exception {
        AccessLog log = AccessLog.start(OutputStream.nullOutputStream(), metrics);
        log.close(Duration.ofSeconds(10));
        log.completed(request("/late"));
        assertThat(dropped()).isEqualTo(1);
    }
}
