package dev.postern.gateway.server.dev;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// C17: what a person sees who edits a tenant's file while `./postern dev` runs.
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DevReloadIT {
    private static final Path SAMPLES = Path.of("../../tenants");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int EDITS = 5;

    @TempDir
    static Path folder;

    private static DevRun run;
    private static DevRun.Call call;
    private static Http http;
    private static Path tenants;
    private static Path api;
    private static String written;

    @BeforeAll
    static void start() throws Exception {
        tenants = folder.resolve("tenants");
        try (Stream<Path> samples = Files.walk(SAMPLES)) {
            for (Path sample : samples.sorted().toList()) {
                Files.copy(sample, tenants.resolve(SAMPLES.relativize(sample).toString()));
            }
        }
        api = tenants.resolve("acme/orders.api.json");
        written = Files.readString(api);
        run = DevRun.launch(folder.resolve("dev"), Map.of(), "--tenants", tenants.toString());
        run.awaitLine("Try it:");
        call = run.proposal();
        http = Http.of(run);
    }

    @AfterAll
    static void stop() throws Exception {
        run.close();
    }

    @BeforeEach
    void beginWithTheSample() throws Exception {
        Files.writeString(api, written);
        awaitStatus("/orders/42", 200);
    }

    @Test
    void anEditIsLiveWithinASecond() throws Exception {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < EDITS; i++) {
            // As most editors save: beside the file, then renamed over it.
            Path draft = Files.writeString(folder.resolve("draft"), written.replace("/orders\"", "/v" + i + "\""));
            long began = System.nanoTime();
            Files.move(draft, api, StandardCopyOption.ATOMIC_MOVE);
            awaitStatus("/v" + i + "/42", 200);
            millis.add(Duration.ofNanos(System.nanoTime() - began).toMillis());
            assertThat(run.awaitLine("(changed: acme)")).contains("reloaded: 2 tenants, 2 APIs, 4 routes, config ");
        }
        Collections.sort(millis);
        System.out.printf("an edit is live after %s ms%n", millis);
        assertThat(millis.get(EDITS / 2)).isLessThan(1_000);
    }

    @Test
    void aHalfWrittenFileShowsItsProblemsAndChangesNothing() throws Exception {
        Files.writeString(api, written.substring(0, written.length() / 2));
        assertThat(run.awaitLine("error PC")).contains("acme/orders.api.json:");
        run.awaitLine("The config before it stays in force.");
        JsonNode health = health();
        while (!health.path("reload.state").asText().equals("refused")) {
            health = health();
        }
        // The file's own problems, and those of the route tests that it leaves without their routes.
        assertThat(health.path("reload.reason").asText()).containsPattern("[0-9]+ problems? in [0-9]+ files?");
        assertThat(health.path("reload.problems").asText()).contains("acme/orders.api.json:", ": error PC");
        assertThat(http.get(call).statusCode()).isEqualTo(200);

        Files.writeString(api, written);
        run.awaitLine("No problems any more");
        while (!health.path("reload.state").asText().equals("watching")) {
            health = health();
        }
        assertThat(http.get(call).statusCode()).isEqualTo(200);
    }

    @Test
    void aNewTenantsFolderIsServed() throws Exception {
        Path umbrella = Files.createDirectory(tenants.resolve("umbrella"));
        Files.writeString(umbrella.resolve("tenant.json"), """
                {"tenant": "umbrella", "plan": "basic", "hosts": ["umbrella.localhost"]}""");
        Files.writeString(umbrella.resolve("a.api.json"), """
                {"api": "a", "basePath": "/a",
                 "upstreams": {"echo": {"targets": [{"url": "http://localhost:7007"}]}},
                 "policies": {"auth": "none"},
                 "routes": [{"id": "get", "match": {"methods": ["GET"], "path": "/"}, "upstream": "echo"}]}""");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (http.get("umbrella.localhost", "/a", Map.of()).statusCode() != 200) {
            assertThat(System.nanoTime()).as(run.said()).isLessThan(deadline);
        }
        Files.delete(umbrella.resolve("a.api.json"));
        Files.delete(umbrella.resolve("tenant.json"));
        Files.delete(umbrella);
        while (http.get("umbrella.localhost", "/a", Map.of()).statusCode() != 421) {
            assertThat(System.nanoTime()).as(run.said()).isLessThan(deadline);
        }
    }

    private static void awaitStatus(String path, int status) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (http.get(call.host(), path, Map.of("X-API-Key", call.key())).statusCode() != status) {
            assertThat(System.nanoTime()).as(run.said()).isLessThan(deadline);
        }
    }

    private static JsonNode health() throws IOException, InterruptedException {
        return http.manage("GET", "/health", "").at("/checks/0/data");
    }
}
