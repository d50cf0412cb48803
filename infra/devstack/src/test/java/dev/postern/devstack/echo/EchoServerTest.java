package dev.postern.devstack.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EchoServerTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static EchoServer server;

    @BeforeAll
    static void start() throws IOException {
        server = EchoServer.start(0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void describesTheRequest() throws Exception {
        HttpResponse<String> answer = CLIENT.send(
                request("/orders/a%2Fb?x=1&y=%20")
                        .header("X-Note", "one")
                        .header("X-Note", "two")
                        .method("PATCH", BodyPublishers.ofString("hello"))
                        .build(),
                BodyHandlers.ofString());

        JsonNode told = new ObjectMapper().readTree(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(told.get("upstream").asText()).isEqualTo("echo");
        assertThat(told.get("method").asText()).isEqualTo("PATCH");
        assertThat(told.get("path").asText()).isEqualTo("/orders/a%2Fb");
        assertThat(told.get("query").asText()).isEqualTo("x=1&y=%20");
        assertThat(told.get("headers").get("x-note").asText()).isEqualTo("one, two");
        assertThat(told.get("body").asText()).isEqualTo("hello");
        assertThat(told.get("bodyBytes").asLong()).isEqualTo(5);
    }

    @Test
    void countsALargeBodyAndShowsItsBeginning() throws Exception {
        byte[] large = new byte[EchoServer.BODY_SHOWN * 3];

        HttpResponse<String> answer =
                CLIENT.send(request("/").POST(BodyPublishers.ofByteArray(large)).build(), BodyHandlers.ofString());

        JsonNode told = new ObjectMapper().readTree(answer.body());
        assertThat(told.get("bodyBytes").asLong()).isEqualTo(large.length);
        assertThat(told.get("body").asText()).hasSize(EchoServer.BODY_SHOWN);
    }

    @ParameterizedTest(name = "{0} is answered {1} with {2} bytes")
    @CsvSource({
        "/?status=503&bytes=7,      503, 7",
        "/?status=204,              204, 0",
        "/?status=304&bytes=9,      304, 0",
        "/?bytes=0,                 200, 0",
        "/?bytes=100000,            200, 100000",
        "/?status=199&bytes=1,      200, 1", // not a final status
        "/?status=abc&bytes=1,      200, 1",
        "/?delayMillis=1&bytes=1,   200, 1",
    })
    void answersAsTheQueryAsks(String target, int status, int bytes) throws Exception {
        HttpResponse<byte[]> answer = CLIENT.send(request(target).build(), BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).hasSize(bytes);
    }

    @ParameterizedTest
    @CsvSource({"/?cut=before", "/?cut=midway"})
    void breaksOffAsTheQueryAsks(String target) {
        assertThatThrownBy(() -> CLIENT.send(request(target).build(), BodyHandlers.ofByteArray()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void answersHeadWithoutABody() throws Exception {
        HttpResponse<String> answer = CLIENT.send(
                request("/orders").method("HEAD", BodyPublishers.noBody()).build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValueAsLong("Content-Length").orElse(0))
                .isPositive();
    }

    private static HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + target))
                .timeout(Duration.ofSeconds(10));
    }
}
