package dev.postern.bench.stand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/// The admin side of one gateway.
public final class GatewayAdmin {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /// A key of a user of its own.
    ///
    /// @param id   as the usage answer wants it
    /// @param text what a client sends
    public record Key(String id, String text) {}

    private final URI root;
    private final String adminKey;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    GatewayAdmin(URI root, String adminKey) {
        this.root = root;
        this.adminKey = adminKey;
    }

    /// Whether it says that it can serve; false too while nobody answers.
    boolean isReady() {
        try {
            return http.send(request("/ready").build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Makes a user and a key with the plan's limits.
    public Key createKey() throws IOException, InterruptedException {
        JsonNode user = post("/users", Map.of("email", "bench@example.com"));
        JsonNode key = post("/keys", Map.of("userId", user.path("id").asText(), "tenant", BenchTenants.TENANT));
        return new Key(key.path("id").asText(), key.path("key").asText());
    }

    /// How many requests were counted for a key; what the gateway still held is stored first.
    public long usage(String keyId) throws IOException, InterruptedException {
        return send(request("/usage/" + keyId)).path("total").asLong(-1);
    }

    private JsonNode post(String path, Map<String, String> body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(root.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + adminKey);
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpRequest built = request.build();
        var reply = http.send(built, BodyHandlers.ofByteArray());
        if (reply.statusCode() / 100 != 2) {
            throw new IOException(built.method() + " " + built.uri().getPath() + ": status " + reply.statusCode() + " "
                    + new String(reply.body(), StandardCharsets.UTF_8));
        }
        return JSON.readTree(reply.body());
    }
}
