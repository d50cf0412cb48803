package dev.postern.bench.stand;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The config of a run: one tenant whose limits lie far above any load.
public final class BenchTenants {
    public static final String TENANT = "bench";
    public static final String HOST = "bench.localhost";

    private static final String PLATFORM = """
            {
              "plans": { "endless": { "keyLimits": { "perMinute": 100000000, "perDay": 1000000000 } } }
            }
            """;
    private static final String TENANT_FILE = """
            { "tenant": "bench", "plan": "endless", "hosts": ["bench.localhost"] }
            """;

    private BenchTenants() {}

    /// Writes the tenants' files into a folder and compiles them, as `./postern compile` does.
    ///
    /// @return the bundle
    public static Path compile(Path folder, int upstreamPort) throws IOException, InterruptedException {
        Path tenants = folder.resolve("tenants");
        Files.createDirectories(tenants.resolve(TENANT));
        Files.writeString(tenants.resolve("platform.json"), PLATFORM);
        Files.writeString(tenants.resolve(TENANT + "/tenant.json"), TENANT_FILE);
        Files.writeString(tenants.resolve(TENANT + "/small.api.json"), api(upstreamPort));
        Path bundle = folder.resolve("bundle");
        Process compiler = new ProcessBuilder(List.of(
                        Java.program(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.postern.config.cli.Main",
                        "compile",
                        tenants.toString(),
                        "--out",
                        bundle.toString()))
                .redirectErrorStream(true)
                .start();
        String printed = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (compiler.waitFor() != 0) {
            throw new IOException("the run's own config does not compile:\n" + printed);
        }
        return bundle;
    }

    private static String api(int upstreamPort) {
        return """
            {
              "api": "small",
              "basePath": "/",
              "upstreams": { "small": { "targets": [{ "url": "http://127.0.0.1:%d" }] } },
              "routes": [
                { "id": "bare", "match": { "methods": ["GET"], "path": "/bare" }, "upstream": "small",
                  "policies": { "auth": "none" } },
                { "id": "large", "match": { "methods": ["GET"], "path": "/large" }, "upstream": "small",
                  "policies": { "auth": "none" } },
                { "id": "gate", "match": { "methods": ["GET"], "path": "/gate" }, "upstream": "small",
                  "policies": { "auth": { "anyOf": ["api-key"] } } }
              ]
            }
            """.formatted(upstreamPort);
    }
}
