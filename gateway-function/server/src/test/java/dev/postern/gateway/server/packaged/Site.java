package dev.postern.gateway.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.devstack.echo.EchoServer;
import dev.postern.devstack.store.PostgresServer;
import dev.postern.devstack.store.RedisServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// A migrated Postgres, a Redis, an echo upstream and one gateway in front of them.
final class Site implements AutoCloseable {
    static final String ADMIN_KEY = "admin-key-of-the-tests";
    static final Map<String, String> ADMIN =
            Map.of("Authorization", "Bearer " + ADMIN_KEY, "Content-Type", "application/json");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    final PostgresServer postgres;
    final RedisServer redis;
    final EchoServer echo;
    final Map<String, String> environment;
    final Run gateway;
    final Http data;
    final Http admin;

    private Site(
            Path folder,
            PostgresServer postgres,
            RedisServer redis,
            EchoServer echo,
            Map<String, String> environment,
            Run gateway) {
        this.folder = folder;
        this.postgres = postgres;
        this.redis = redis;
        this.echo = echo;
        this.environment = environment;
        this.gateway = gateway;
        this.data = Http.on(Integer.parseInt(environment.get("PORT")));
        this.admin = Http.on(Integer.parseInt(environment.get("ADMIN_PORT")));
    }

    /// Starts all of it and waits until the gateway is ready.
    static Site start() throws IOException, InterruptedException, SQLException {
        Path folder = Files.createTempDirectory("postern-site-");
        PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"));
        RedisServer redis = RedisServer.inMemory(folder.resolve("redis"));
        EchoServer echo = EchoServer.start(0);
        migrate(postgres);
        Map<String, String> environment = environment(
                gatewayUrl(postgres), redis.url(), SampleBundle.write(folder.resolve("bundle"), echo.port()));
        var site = new Site(folder, postgres, redis, echo, environment, Run.start(environment));
        awaitReady(site.gateway, site.admin);
        return site;
    }

    /// What a gateway needs to be told, on free ports.
    static Map<String, String> environment(String databaseUrl, String redisUrl, Path bundle) throws IOException {
        return new HashMap<>(Map.of(
                "PORT",
                Integer.toString(freePort()),
                "HOST",
                "127.0.0.1",
                "ADMIN_PORT",
                Integer.toString(freePort()),
                "ADMIN_API_KEY",
                ADMIN_KEY,
                "DATABASE_URL",
                databaseUrl,
                "REDIS_URL",
                redisUrl,
                "BUNDLE_FILE",
                bundle.toString(),
                "POSTERN_ENVIRONMENT",
                "test",
                TestToken.SECRET_VARIABLE,
                TestToken.SECRET));
    }

    /// Migrates by the packaged command, and makes the lesser role that gateways log in as.
    static void migrate(PostgresServer postgres) throws IOException, InterruptedException, SQLException {
        Run migration = Run.start(Map.of("MIGRATE_DATABASE_URL", postgres.url()), "migrate");
        if (migration.exitCode() != 0) {
            throw new AssertionError(migration.errors());
        }
        try (Connection owner = postgres.connect("postgres");
                Statement statement = owner.createStatement()) {
            statement.execute("CREATE ROLE gateway LOGIN PASSWORD 's3cret-db'");
            statement.execute("GRANT postern_gateway TO gateway");
        }
    }

    static String gatewayUrl(PostgresServer postgres) {
        return postgres.url("gateway", "s3cret-db", "postgres");
    }

    /// Waits until `/ready` answers 200.
    static void awaitReady(Run gateway, Http admin) {
        awaitStatus(gateway, admin, "/ready");
    }

    /// Waits until a path of the admin side answers 200.
    static void awaitStatus(Run gateway, Http admin, String path) {
        await().atMost(PATIENCE)
                .failFast(() -> assertThat(gateway.process().isAlive())
                        .as(gateway.errors())
                        .isTrue())
                .untilAsserted(() ->
                        assertThat(status(admin, path)).as(gateway.errors()).isEqualTo(200));
    }

    /// The status that a path of the admin side answers with; 0 where nothing listens.
    static int status(Http admin, String path) throws InterruptedException {
        try {
            return admin.get(path, Map.of()).statusCode();
        } catch (IOException nobodyThere) {
            return 0;
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /// Calls the management API with its key.
    HttpResponse<String> manage(String method, String path, String body) throws IOException, InterruptedException {
        return admin.send(method, path, body, ADMIN);
    }

    /// Makes a key for a user of its own.
    JsonNode newKey(String tenant, String email) throws IOException, InterruptedException {
        return newKey(tenant, email, "");
    }

    /// Makes a key for a user of its own.
    ///
    /// @param more fields of the body, such as `"name":"x"`; may be empty
    JsonNode newKey(String tenant, String email, String more) throws IOException, InterruptedException {
        JsonNode user = Http.json(manage("POST", "/users", "{\"email\":\"" + email + "\"}"));
        String asked = "{\"userId\":\"" + user.get("id").asText() + "\",\"tenant\":\"" + tenant + "\""
                + (more.isEmpty() ? "" : "," + more) + "}";
        return Http.json(manage("POST", "/keys", asked));
    }

    /// Calls a tenant's host with a key.
    HttpResponse<String> call(String tenant, String path, String key) throws IOException, InterruptedException {
        return data.get(path, Map.of("Host", tenant + ".localhost", "X-API-Key", key));
    }

    @Override
    public void close() throws IOException {
        try {
            gateway.stop();
        } catch (InterruptedException impatient) {
            gateway.process().destroyForcibly();
            Thread.currentThread().interrupt();
        }
        echo.close();
        redis.close();
        postgres.close();
        delete(folder);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
