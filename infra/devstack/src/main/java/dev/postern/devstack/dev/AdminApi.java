package dev.postern.devstack.dev;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.config.value.TenantId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/// The part of the management API that `./postern dev` uses.
final class AdminApi implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final int port;
    private final String adminKey;

    AdminApi(int port, String adminKey) {
        this.port = port;
        this.adminKey = adminKey;
    }

    /// Whether the gateway takes requests.
    boolean isReady() throws InterruptedException {
        try {
            HttpRequest request = request("/ready").GET().build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /// The digest of the config in force; empty while the gateway does not answer.
    Optional<String> config() throws InterruptedException {
        return health("config");
    }

    /// Why the gateway refuses what it was given last, if it does.
    Optional<String> reloadRefusal() throws InterruptedException {
        return health("reload.reason");
    }

    private Optional<String> health(String name) throws InterruptedException {
        try {
            HttpRequest request = request("/health").GET().build();
            JsonNode answer = read(request, client.send(request, BodyHandlers.ofString()));
            JsonNode found = answer.path("checks").path(0).path("data").path(name);
            return found.isTextual() ? Optional.of(found.asText()) : Optional.empty();
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    /// Creates the user, or finds the one with that address.
    ///
    /// @return the user's id
    String user(String email) throws IOException, InterruptedException {
        ObjectNode asked = JsonNodeFactory.instance.objectNode().put("email", email);
        return text(post("/users", asked), "id");
    }

    /// @return the key itself, which is told this once
    String createKey(String userId, TenantId tenant) throws IOException, InterruptedException {
        ObjectNode asked =
                JsonNodeFactory.instance.objectNode().put("userId", userId).put("tenant", tenant.value());
        return text(post("/keys", asked), "key");
    }

    /// Whether a key with that id works for that tenant.
    boolean isActive(String keyId, TenantId tenant) throws IOException, InterruptedException {
        HttpRequest request = request("/keys/" + keyId).GET().build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() == 404) {
            return false;
        }
        JsonNode key = read(request, answer);
        return key.path("active").asBoolean() && key.path("tenant").asText().equals(tenant.value());
    }

    private JsonNode post(String path, ObjectNode body) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        return read(request, client.send(request, BodyHandlers.ofString()));
    }

    private static JsonNode read(HttpRequest request, HttpResponse<String> answer) throws IOException {
        String asked = request.method() + " " + request.uri().getPath();
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(asked + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException damaged) {
            throw new IOException(asked + " was answered with something other than JSON", damaged);
        }
    }

    private static String text(JsonNode answer, String field) throws IOException {
        return Optional.ofNullable(answer.get(field))
                .map(JsonNode::asText)
                .orElseThrow(() -> new IOException("no \"" + field + "\" in the answer"));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + adminKey);
    }

    @Override
    public void close() {
        client.close();
    }
}
