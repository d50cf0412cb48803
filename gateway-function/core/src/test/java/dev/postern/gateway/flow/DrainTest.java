package dev.postern.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.postern.gateway.http.HttpLimits;
import io.vertx.core.Future;
import java.net.ConnectException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The end of a data plane, and of a connection.
class DrainTest {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private GatewayUnderTest gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = new GatewayUnderTest(HttpLimits.DEFAULT, Duration.ofSeconds(1));
    }

    @AfterEach
    void stop() {
        gateway.vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whatIsUnderWayFinishesAndNobodyElseIsLetIn() throws Exception {
        try (RawClient client = new RawClient(gateway.port())) {
            client.send("GET /open/late HTTP/1.1\r\nHost: acme.localhost\r\n\r\n");
            await().until(() -> gateway.dataPlane.inFlight() == 1);
            Future<Void> closed = gateway.dataPlane.close(DEADLINE);
            await().untilAsserted(() -> assertThatThrownBy(() -> new RawClient(gateway.port()).close())
                    .isInstanceOf(ConnectException.class));
            assertThat(client.readAll().body()).isEqualTo("late");
            GatewayUnderTest.await(closed);
        }
    }

    @Test
    void aReplyThatIsStillOnItsWayToASlowReaderArrivesWhole() throws Exception {
        try (RawClient client = new RawClient(gateway.port())) {
            client.send("GET /open/large HTTP/1.1\r\nHost: acme.localhost\r\n\r\n");
            client.readUntil("\r\n\r\n");
            Future<Void> closed = gateway.dataPlane.close(DEADLINE);
            assertThat(closed.isComplete()).isFalse();
            assertThat(client.socket.getInputStream().readAllBytes()).hasSize(TestUpstream.LARGE_BYTES);
            GatewayUnderTest.await(closed);
        }
    }

    @Test
    void anUpstreamMayTakeLongerThanAConnectionMayStandIdle() throws Exception {
        try (RawClient client = new RawClient(gateway.port())) {
            client.send("GET /open/late HTTP/1.1\r\nHost: acme.localhost\r\n\r\n");
            assertThat(client.readUntil("late")).contains("200 OK");
            assertThat(client.socket.getInputStream().read())
                    .as("idle, so closed")
                    .isEqualTo(-1);
        }
    }

    @Test
    void aClientThatAsksForTheEndGetsItWhateverElseItAsksFor() throws Exception {
        try (GatewayUnderTest patient = new GatewayUnderTest(HttpLimits.DEFAULT);
                RawClient client = new RawClient(patient.port())) {
            client.send("GET /open/a HTTP/1.1\r\nHost: acme.localhost\r\nConnection: close, te\r\n\r\n");
            assertThat(client.readAll().header("Connection")).contains("close");
        }
    }
}
