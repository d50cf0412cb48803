package dev.postern.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.postern.config.table.Bundle;
import dev.postern.gateway.exchange.Completion;
import dev.postern.gateway.http.HttpLimits;
import dev.postern.gateway.live.Live;
import dev.postern.gateway.live.TenantLoad;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// C17: a new config takes over whole, and resets only what it changes.
class ReloadTest {
    private static final int CLIENTS = 8;
    private static final int SWAPS = 30;

    private GatewayUnderTest gateway;
    private TestUpstream other;

    @BeforeEach
    void start() throws Exception {
        gateway = new GatewayUnderTest(HttpLimits.DEFAULT);
        other = TestUpstream.start(gateway.vertx);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void underLoadNoRequestFailsAndEachIsAnsweredByOneConfigWhole() throws Exception {
        TestUpstream third = TestUpstream.start(gateway.vertx);
        Bundle one = bundle(other.port());
        Bundle two = bundle(third.port());
        swap(one);
        Map<String, String> bodies = new ConcurrentHashMap<>();
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<java.util.concurrent.Future<Integer>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(threads.submit(client(i, bodies, done)));
            }
            for (int i = 0; i < SWAPS; i++) {
                int before = gateway.completions.size();
                swap(i % 2 == 0 ? two : one);
                // So that requests fall between any two swaps.
                await().until(() -> gateway.completions.size() > before + 4 * CLIENTS);
            }
            done.set(true);
            int requests = 0;
            for (var client : clients) {
                requests += client.get();
            }
            assertThat(requests).isGreaterThan(SWAPS * 4 * CLIENTS);
        }
        Map<String, String> expected = new HashMap<>(
                Map.of(one.digest(), Integer.toString(other.port()), two.digest(), Integer.toString(third.port())));
        for (Completion completion : gateway.completions) {
            assertThat(completion.status()).isEqualTo(200);
            assertThat(expected).containsKey(completion.digest());
            String body = bodies.get(completion.correlationId());
            if (body != null) {
                assertThat(body).isEqualTo(expected.get(completion.digest()));
            }
        }
        assertThat(gateway.upstream.connections.get())
                .as("connections to the upstream that no swap changes")
                .isLessThanOrEqualTo(CLIENTS);
    }

    private Callable<Integer> client(int number, Map<String, String> bodies, AtomicBoolean done) {
        return () -> {
            int requests = 0;
            try (KeepAliveClient client = new KeepAliveClient(gateway.port())) {
                while (!done.get()) {
                    assertThat(client.get("/open/a", "acme.localhost").status()).isEqualTo(200);
                    String id = "client-" + number + "-" + requests;
                    RawClient.Reply reply = client.get("/other/port", "acme.localhost", "X-Request-Id: " + id);
                    assertThat(reply.status()).isEqualTo(200);
                    bodies.put(id, reply.body());
                    requests += 2;
                }
            }
            return requests;
        };
    }

    @Test
    void whatIsUnderWayKeepsAnUpstreamThatIsGoneFromTheNewConfig() throws Exception {
        swap(bundle(other.port()));
        try (RawClient late = new RawClient(gateway.port());
                RawClient slow = new RawClient(gateway.port())) {
            late.send("GET /other/late HTTP/1.1\r\nHost: acme.localhost\r\nConnection: close\r\n\r\n");
            slow.send("GET /other/large HTTP/1.1\r\nHost: acme.localhost\r\nConnection: close\r\n\r\n");
            slow.readUntil("\r\n\r\n");
            swap(bundle(0));
            forgetWhatNobodyHolds();
            assertThat(RawClient.request(gateway.port(), "GET", "/other/a", "acme.localhost")
                            .status())
                    .isEqualTo(404);
            assertThat(slow.socket.getInputStream().readAllBytes()).hasSize(TestUpstream.LARGE_BYTES);
            assertThat(late.readAll().body()).isEqualTo("late");
        }
    }

    /// What is held weakly goes, and the caches notice by being used.
    private void forgetWhatNobodyHolds() throws Exception {
        for (int i = 0; i < 20; i++) {
            System.gc();
            assertThat(RawClient.request(gateway.port(), "GET", "/open/a", "acme.localhost")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void limitsGoOnCountingAndKnownKeysStayKnown() throws Exception {
        swap(bundle(other.port()));
        List<Integer> statuses = new ArrayList<>();
        Instant began;
        do {
            // A window is a minute of the clock: where it turns in between, the requests are made once more.
            began = Instant.now().truncatedTo(ChronoUnit.MINUTES);
            statuses.clear();
            String key = gateway.key(Tables.ACME, true, OptionalLong.of(4));
            statuses.add(order(key));
            statuses.add(order(key));
            gateway.keys.clear(); // Only the cache knows the key from here on.
            swap(bundle(0));
            statuses.add(order(key));
            swap(bundle(other.port()));
            statuses.add(order(key));
            statuses.add(order(key));
        } while (!began.equals(Instant.now().truncatedTo(ChronoUnit.MINUTES)));
        assertThat(statuses).containsExactly(200, 200, 200, 200, 429);
    }

    private int order(String key) throws Exception {
        return RawClient.request(gateway.port(), "GET", "/orders/1", "acme.localhost", "X-API-Key: " + key)
                .status();
    }

    @Test
    void tenantsThatAreServedAreLoadedBeforeTheSwapAndUnchangedOnesStayAsTheyAre() throws Exception {
        swap(bundle(other.port()));
        RawClient.request(gateway.port(), "GET", "/open/a", "acme.localhost");
        RawClient.request(gateway.port(), "GET", "/invoices/1", "globex.localhost");
        TenantLoad acme = gateway.live.current().peek(Tables.ACME);
        TenantLoad globex = gateway.live.current().peek(Tables.GLOBEX);
        swap(bundle(0));
        assertThat(gateway.live.current().peek(Tables.GLOBEX)).isNotNull().isEqualTo(globex);
        assertThat(gateway.live.current().peek(Tables.ACME)).isNotNull().isNotEqualTo(acme);
    }

    @Test
    void ofManySwapsAtOnceTheNewestIsInForceAtTheEnd() throws Exception {
        RawClient.request(gateway.port(), "GET", "/open/a", "acme.localhost");
        List<Future<Live.Swap>> swaps = new ArrayList<>();
        List<Bundle> bundles = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            bundles.add(bundle(i));
            swaps.add(gateway.live.swap(bundles.getLast()));
        }
        for (Future<Live.Swap> swap : swaps) {
            GatewayUnderTest.await(swap);
        }
        assertThat(swaps.getFirst().result()).isEqualTo(Live.Swap.DONE);
        assertThat(swaps.getLast().result()).isEqualTo(Live.Swap.DONE);
        assertThat(gateway.live.current().digest()).isEqualTo(bundles.getLast().digest());
    }

    @Test
    void theTimeSinceWhenAConfigIsInForceIsKeptWhereTheSameOneComesAgain() throws Exception {
        Instant since = gateway.live.current().config().since();
        swap(GatewayUnderTest.bundle(Tables.table(gateway.upstream.port(), gateway.deadPort)));
        assertThat(gateway.live.current().config().since()).isEqualTo(since);
    }

    private Bundle bundle(int otherPort) {
        return GatewayUnderTest.bundle(Tables.reloaded(gateway.upstream.port(), otherPort));
    }

    private void swap(Bundle bundle) throws Exception {
        assertThat(GatewayUnderTest.await(gateway.live.swap(bundle))).isEqualTo(Live.Swap.DONE);
    }
}
