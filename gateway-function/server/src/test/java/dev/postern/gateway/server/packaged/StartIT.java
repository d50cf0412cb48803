package dev.postern.gateway.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What keeps a gateway from starting, and how it says so.
class StartIT {
    @TempDir
    private Path folder;

    private Map<String, String> environment() throws IOException {
        return Site.environment(
                "postgres://gateway:s3cret-db@127.0.0.1:1/postgres",
                "redis://:s3cret-redis@127.0.0.1:1",
                SampleBundle.write(folder.resolve("bundle"), 1));
    }

    @Test
    void allFaultsOfTheSettingsArePrintedAndNothingStarts() throws Exception {
        Run run = Run.start(Map.of("PORT", "99999", "LOG_LEVEL", "loud", "REDIS_URL", "ftp://:s3cret@h"));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors()).isEqualTo("""
                PORT: 99999 (expected: 1-65535)
                REDIS_URL: scheme ftp (expected: redis://user:password@host:port)
                LOG_LEVEL: loud (expected: one of DEBUG, ERROR, INFO, OFF, TRACE, WARN)
                """);
        assertThat(run.output()).isEmpty();
    }

    @Test
    void anUnknownCommandPrintsTheUsageAndExitsWithTwo() throws Exception {
        Run run = Run.start(Map.of(), "serv");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains("serve | migrate | identity-keys | help", "ADMIN_API_KEY");
    }

    @Test
    void helpListsTheSettings() throws Exception {
        Run run = Run.start(Map.of(), "help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).contains("DATABASE_URL", "(default: 8080)");
    }

    @Test
    void anInvalidBundleStopsTheStartWithOneLine() throws Exception {
        Map<String, String> environment = environment();
        Path file = Files.writeString(folder.resolve("bad"), "this is no bundle");
        environment.put("BUNDLE_FILE", file.toString());
        Run run = Run.start(environment);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors().lines()).singleElement().asString().startsWith("BUNDLE_FILE: " + file + ": ");
    }

    @Test
    void aBundleThatIsNotThereStopsTheStartWithOneLine() throws Exception {
        Map<String, String> environment = environment();
        environment.put("BUNDLE_FILE", "/nowhere/bundle");
        Run run = Run.start(environment);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors().lines()).singleElement().asString().startsWith("BUNDLE_FILE: /nowhere/bundle: ");
    }

    /// The admin side is another server than the data plane; neither asks for a credential here.
    @Test
    void theKeysThatAreDrawnOnTheCommandLineArePublishedOnBothSides() throws Exception {
        Run draw = Run.start(Map.of(), "identity-keys");
        assertThat(draw.exitCode()).as(draw.errors()).isZero();
        Map<String, String> environment = environment();
        Path file = Files.writeString(folder.resolve("identity.jwks"), draw.output());
        environment.put("IDENTITY_KEYS_FILE", file.toString());
        Run run = Run.start(environment);
        Http admin = Http.on(Integer.parseInt(environment.get("ADMIN_PORT")));
        Http data = Http.on(Integer.parseInt(environment.get("PORT")));
        try {
            Site.awaitStatus(run, admin, "/health/startup");
            HttpResponse<String> published = admin.get("/.well-known/jwks.json", Map.of());
            assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
            assertThat(published.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("application/jwk-set+json");
            String kid = Http.json(published).at("/keys/0/kid").asText();
            assertThat(draw.output()).contains(kid, "\"d\"");
            assertThat(published.body()).doesNotContain("\"d\"");
            assertThat(data.get("/.well-known/postern/jwks.json", Map.of()).body())
                    .isEqualTo(published.body());
        } finally {
            run.stop();
        }
    }

    @Test
    void keysThatCannotSignStopTheStartWithOneLine() throws Exception {
        Map<String, String> environment = environment();
        Path file = Files.writeString(folder.resolve("identity.bad"), "{\"keys\":[]}");
        environment.put("IDENTITY_KEYS_FILE", file.toString());
        Run run = Run.start(environment);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors())
                .isEqualToIgnoringNewLines("IDENTITY_KEYS_FILE: " + file + ": it has 0 keys (expected: 1 to 16)");
    }

    @Test
    void aPortThatIsTakenStopsTheStartAndIsNamed() throws Exception {
        for (String setting : new String[] {"PORT", "ADMIN_PORT"}) {
            try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
                Map<String, String> environment = environment();
                environment.put(setting, Integer.toString(taken.getLocalPort()));
                Run run = Run.start(environment);
                assertThat(run.exitCode()).as(run.errors()).isEqualTo(1);
                assertThat(run.errors())
                        .contains(setting + ": " + taken.getLocalPort() + " on 127.0.0.1")
                        .doesNotContain("\tat ", "stack_trace");
            }
        }
    }

    @Test
    void withoutBundleFileTheBundleOfThePackageIsServed() throws Exception {
        Map<String, String> environment = environment();
        environment.remove("BUNDLE_FILE");
        Run run = Run.start(environment);
        Http admin = Http.on(Integer.parseInt(environment.get("ADMIN_PORT")));
        Http data = Http.on(Integer.parseInt(environment.get("PORT")));
        try {
            Site.awaitStatus(run, admin, "/health/startup");
            assertThat(data.get("/orders/42", Map.of("Host", "acme.localhost")).statusCode())
                    .isEqualTo(401);
            assertThat(data.get("/orders/42", Map.of("Host", "nobody.localhost"))
                            .statusCode())
                    .isEqualTo(421);
        } finally {
            run.stop();
        }
    }

    @Test
    void withoutAdminKeyTheManagementApiIsOffAndHealthIsNot() throws Exception {
        Map<String, String> environment = environment();
        environment.remove("ADMIN_API_KEY");
        Run run = Run.start(environment);
        Http admin = Http.on(Integer.parseInt(environment.get("ADMIN_PORT")));
        try {
            Site.awaitStatus(run, admin, "/health/startup");
            assertThat(admin.get("/keys", Site.ADMIN).body()).contains("\"status\":503", "ADMIN_API_KEY is not set");
            assertThat(Site.status(admin, "/keys")).isEqualTo(503);
            assertThat(Site.status(admin, "/health")).isEqualTo(200);
            assertThat(Site.status(admin, "/metrics")).isEqualTo(200);
        } finally {
            run.stop();
        }
    }

    @Test
    void thePackageHasNoCompilerAndNoSchemaValidator() throws Exception {
        try (var files = Files.walk(Run.packaged())) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".jar")))
                    .hasSizeGreaterThan(50)
                    .noneMatch(name -> name.contains("networknt")
                            || name.contains("json-schema")
                            || name.contains("config-compiler")
                            || name.contains("devstack")
                            || name.contains("picocli"));
        }
    }
}
