package dev.postern.gateway.server.dev;

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
import java.util.Map;

/// Asks a run: its data plane under a tenant's host, its admin side with the admin key.
///
/// Needs `jdk.httpclient.allowRestrictedHeaders=host`.
record Http(DevRun run, HttpClient client) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Http of(DevRun run) {
        return new Http(run, HttpClient.newHttpClient());
    }

    HttpResponse<String> get(String host, String path, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(run.port, path).header("Host", host).GET();
        headers.forEach(request::header);
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(DevRun.Call call) throws IOException, InterruptedException {
        return get(call.host(), call.path(), Map.of("X-API-Key", call.key()));
    }

    JsonNode manage(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = request(run.adminPort, path)
                .header("Authorization", "Bearer " + DevRun.ADMIN_KEY)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return json(answer);
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(Duration.ofSeconds(30));
    }
}
