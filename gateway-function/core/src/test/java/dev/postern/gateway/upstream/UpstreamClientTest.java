package dev.postern.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.config.table.UpstreamTable;
import dev.postern.config.table.UpstreamTable.Target;
import dev.postern.config.table.UpstreamTable.Timeouts;
import dev.postern.config.value.TargetAddress;
import dev.postern.config.value.TenantId;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpstreamClientTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId GLOBEX = new TenantId("globex");

    /// What reached the server.
    ///
    /// @param connection the other end's port, which tells the connection
    private record Seen(String uri, int connection, String host) {}

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final UpstreamClient client = UpstreamClient.open(vertx);
    private final Upstreams upstreams = new Upstreams();
    private final AtomicInteger connections = new AtomicInteger();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final HttpServer server = vertx.createHttpServer();

    @BeforeEach
    void listen() throws Exception {
        server.connectionHandler(_ -> connections.incrementAndGet());
        server.requestHandler(request -> {
            int port = request.connection().remoteAddress().port();
            seen.add(new Seen(request.uri(), port, String.valueOf(request.getHeader("Host"))));
            request.response().end("here");
        });
        await(server.listen(0, "127.0.0.1"));
    }

    @AfterEach
    void stop() throws Exception {
        await(vertx.close());
    }

    private UpstreamTable settings(Duration connect) {
        Duration whole = Duration.ofSeconds(20);
        return new UpstreamTable(
                "api",
                "main",
                List.of(new Target(new TargetAddress("127.0.0.1", server.actualPort()), 1)),
                new Timeouts(connect, whole, whole));
    }

    /// Sends a request and waits for its reply's last byte.
    private void send(Upstream upstream, String uri) throws Exception {
        Promise<String> reply = Promise.promise();
        UpstreamRequest request = new UpstreamRequest(
                HttpMethod.GET, uri, _ -> {}, null, 0, System.nanoTime() + TimeUnit.SECONDS.toNanos(20));
        loop.runOnContext(_ -> client.send(upstream, request)
                .result()
                .compose(result -> {
                    var answered = ((SendResult.Answered) result).reply();
                    answered.resume();
                    return answered.body();
                })
                .map(String::valueOf)
                .onComplete(reply));
        assertThat(await(reply.future())).isEqualTo("here");
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void upstreamsWithEqualSettingsNeverShareAConnection() throws Exception {
        UpstreamTable settings = settings(Duration.ofSeconds(5));
        Upstream ofAcme = upstreams.of(ACME, settings);
        Upstream ofGlobex = upstreams.of(GLOBEX, settings);
        for (int turn = 0; turn < 3; turn++) {
            send(ofAcme, "/acme");
            send(ofGlobex, "/globex");
        }
        assertThat(connections).hasValue(2);
        assertThat(connectionsOf("/acme")).hasSize(1).doesNotContainAnyElementsOf(connectionsOf("/globex"));
        assertThat(seen).hasSize(6);
    }

    private List<Integer> connectionsOf(String uri) {
        return seen.stream()
                .filter(request -> request.uri().equals(uri))
                .map(Seen::connection)
                .distinct()
                .toList();
    }

    @Test
    void theHostHeaderNamesTheTarget() throws Exception {
        send(upstreams.of(ACME, settings(Duration.ofSeconds(5))), "/");
        assertThat(seen).extracting(Seen::host).containsExactly("127.0.0.1:" + server.actualPort());
    }

    @Test
    void equalConnectTimesShareOneClientThatIsClosedWhenItsLastHolderIsGone() {
        SharedClients clients = new SharedClients(vertx);
        HttpClient first = clients.hold(1_000);
        assertThat(clients.hold(1_000)).isSameAs(first);
        assertThat(clients.hold(2_000)).isNotSameAs(first);
        clients.release(1_000);
        assertThat(clients.hold(1_000)).as("one still holds it").isSameAs(first);
        clients.release(1_000);
        clients.release(1_000);
        assertThatThrownBy(() -> first.request(HttpMethod.GET, server.actualPort(), "127.0.0.1", "/"))
                .hasMessageContaining("closed");
        assertThat(clients.hold(1_000)).isNotSameAs(first);
    }
}
