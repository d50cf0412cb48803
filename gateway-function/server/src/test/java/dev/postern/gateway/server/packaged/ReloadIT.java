package dev.postern.gateway.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// C17: the file that BUNDLE_FILE names is followed while the gateway runs.
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReloadIT {
    private static final int CLIENTS = 4;
    private static final int SWAPS = 24;
    private static final long PROMISED_MILLIS = 1_000;
    /// A machine that builds and tests at once may stop a swap for as long as this, and one swap in 24 at that.
    private static final long WORST_MILLIS = 3 * PROMISED_MILLIS;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static Site site;
    private static Path file;

    @BeforeAll
    static void start() throws Exception {
        site = Site.start();
        file = Path.of(site.environment.get("BUNDLE_FILE"));
    }

    @AfterAll
    static void stop() throws IOException {
        site.close();
    }

    @BeforeEach
    void beginWithTheOrdinaryBundle() throws Exception {
        rename(SampleBundle.bytes(site.echo.port()));
        awaitHealth(data -> data.path("tenants").asInt() == 2
                && data.path("reload.state").asText().equals("watching"));
    }

    @Test
    void underLoadNoRequestFailsAndEachSwapIsLiveWithinASecond() throws Exception {
        String key = site.newKey("acme", "reload@load.test").get("key").asText();
        AtomicBoolean done = new AtomicBoolean();
        ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
        List<Long> millis = new ArrayList<>();
        long requests = 0;
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<Integer>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(threads.submit(() -> load(key, done, failures)));
            }
            for (int i = 0; i < SWAPS; i++) {
                boolean added = i % 2 == 0;
                rename(added ? SampleBundle.bytes(site.echo.port(), "initech") : SampleBundle.bytes(site.echo.port()));
                long renamed = System.nanoTime();
                // Known, the tenant asks for a key; unknown, its host is nobody's.
                while (site.call("initech", "/invoices/1", "").statusCode() != (added ? 401 : 421)) {
                    assertThat(System.nanoTime() - renamed).isLessThan(PATIENCE.toNanos());
                }
                millis.add(Duration.ofNanos(System.nanoTime() - renamed).toMillis());
            }
            done.set(true);
            for (Future<Integer> client : clients) {
                requests += client.get();
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        Collections.sort(millis);
        System.out.printf(
                "%d swaps under %.0f requests a second: live after %d ms (median), %d ms (slowest)%n",
                SWAPS, requests / seconds, millis.get(SWAPS / 2), millis.getLast());
        assertThat(failures).isEmpty();
        // The slowest takes a quarter of the promise where nothing else runs (218 ms), so all but one have to keep it.
        assertThat(millis.subList(0, SWAPS - 1)).as("all swaps but the slowest").allMatch(it -> it < PROMISED_MILLIS);
        assertThat(millis.getLast()).as("the slowest swap").isLessThan(WORST_MILLIS);
    }

    private static int load(String key, AtomicBoolean done, ConcurrentLinkedQueue<String> failures) {
        Http own = Http.on(site.data.port());
        int requests = 0;
        while (!done.get()) {
            requests++;
            try {
                int status = own.get("/orders/1", Map.of("Host", "acme.localhost", "X-API-Key", key))
                        .statusCode();
                if (status != 200) {
                    failures.add("status " + status);
                }
            } catch (IOException | InterruptedException failed) {
                failures.add(failed.toString());
            }
        }
        return requests;
    }

    @Test
    void whatIsInForceIsToldInHealthMetricsAndToAdmins() throws Exception {
        JsonNode health = health();
        String digest = health.path("config").asText();
        String label = digest.substring("sha256:".length(), "sha256:".length() + 12);
        assertThat(health.path("commit").asText()).isEqualTo("0123abc");
        assertThat(health.path("since").asText()).matches("2\\d{3}-.*Z");
        assertThat(site.manage("GET", "/users?limit=1", "").headers().firstValue("X-Postern-Config"))
                .contains(label);
        String metrics = site.admin.get("/metrics", Map.of()).body();
        assertThat(metrics.lines().filter(line -> line.startsWith("postern_config_info{")))
                .singleElement()
                .asString()
                .contains("digest=\"" + label + "\"", "commit=\"0123abc\"")
                .endsWith(" 1.0");
        assertThat(metrics).contains("postern_config_reloads_total{result=\"accepted\"}");
        assertThat(site.gateway.errors()).contains("Postern ").contains("config " + digest);
    }

    @Test
    void aFileThatIsNoBundleIsRefusedAndTheOldConfigServesOn() throws Exception {
        String before = health().path("config").asText();
        rename("no bundle".getBytes(StandardCharsets.US_ASCII));
        JsonNode refused =
                awaitHealth(data -> data.path("reload.state").asText().equals("refused"));
        assertThat(refused.path("reload.reason").asText()).isEqualTo("bundle is not a Postern bundle");
        assertThat(refused.path("reload.at").asText()).endsWith("Z");
        assertThat(refused.path("config").asText()).isEqualTo(before);
        assertThat(Site.status(site.admin, "/ready")).isEqualTo(200);
        assertThat(site.call("acme", "/orders/1", "").statusCode()).isEqualTo(401);
        rename(SampleBundle.bytes(site.echo.port(), "umbrella"));
        awaitHealth(data -> data.path("reload.state").asText().equals("watching")
                && data.path("tenants").asInt() == 3);
    }

    @Test
    void aFileThatIsCutWhileItIsInUseTakesNothingAway() throws Exception {
        // Tenants that nobody has asked for yet: they are read from the bundle only now.
        rename(SampleBundle.bytes(site.echo.port(), "hooli", "pied-piper"));
        awaitHealth(data -> data.path("tenants").asInt() == 4);
        Files.write(file, new byte[0]);
        assertThat(site.call("hooli", "/invoices/1", "").statusCode()).isEqualTo(401);
        awaitHealth(data -> data.path("reload.state").asText().equals("refused"));
        assertThat(site.call("pied-piper", "/invoices/1", "").statusCode()).isEqualTo(401);
        Files.delete(file);
        awaitHealth(data -> data.path("reload.reason").asText().endsWith("no such file"));
        assertThat(site.gateway.process().isAlive()).isTrue();
    }

    private static JsonNode health() throws IOException, InterruptedException {
        return Http.json(site.admin.get("/health", Map.of())).at("/checks/0/data");
    }

    private static JsonNode awaitHealth(Predicate<JsonNode> expected) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        JsonNode health = health();
        while (!expected.test(health)) {
            assertThat(System.nanoTime()).as("%s", health).isLessThan(deadline);
            Thread.onSpinWait();
            health = health();
        }
        return health;
    }

    private static void rename(byte[] bundle) throws IOException {
        Path fresh = Files.write(file.resolveSibling("fresh"), bundle);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
