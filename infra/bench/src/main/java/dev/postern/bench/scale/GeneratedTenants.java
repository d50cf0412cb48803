package dev.postern.bench.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A config of any size, the same bytes at every call.
///
/// @param shape        how large
/// @param upstreamPort where every target listens, on loopback
/// @param auth         what every API asks for, as JSON; without any, no route has a limit either
/// @param changed      whether every hundredth tenant has lost a route, gained one, or moved an upstream
record GeneratedTenants(Shape shape, int upstreamPort, String auth, boolean changed) {
    static final String KEY = "{ \"anyOf\": [\"api-key\"] }";
    static final String NONE = "\"none\"";

    private static final int CHANGED_EACH = 100;
    private static final String PLATFORM = """
            {
              "plans": {
                "basic": { "keyLimits": { "perMinute": 100000000, "perDay": 1000000000 } },
                "pro": { "keyLimits": { "perMinute": 1000000000, "perDay": 10000000000 } }
              },
              "defaults": { "timeouts": { "connect": "1s", "firstByte": "15s", "total": "30s" } }
            }
            """;

    static String tenant(int number) {
        return "t%05d".formatted(number);
    }

    static String host(int tenant) {
        return tenant(tenant) + ".localhost";
    }

    /// Writes all files below `folder`, which is made.
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("platform.json"), PLATFORM);
        for (int tenant = 0; tenant < shape.tenants(); tenant++) {
            Path own = Files.createDirectory(folder.resolve(tenant(tenant)));
            Files.writeString(own.resolve("tenant.json"), tenantFile(tenant));
            for (int api = 0; api < shape.apis(); api++) {
                Files.writeString(own.resolve(api(api) + ".api.json"), apiFile(tenant, api));
            }
        }
    }

    /// A GET that leads to each route that takes one: the host and the path, parted by a space.
    List<String> requests() {
        List<String> requests = new ArrayList<>();
        for (int tenant = 0; tenant < shape.tenants(); tenant++) {
            for (int api = 0; api < shape.apis(); api++) {
                for (int route = 0; route < shape.routes(); route++) {
                    GeneratedRoute generated = GeneratedRoute.of(api * shape.routes() + route);
                    if (generated.method().equals("GET")) {
                        requests.add(host(tenant) + " /" + api(api) + generated.example());
                    }
                }
            }
        }
        return requests;
    }

    private static String api(int number) {
        return "api-" + number;
    }

    private static String tenantFile(int number) {
        return """
            {
              "tenant": "%s",
              "plan": "%s",
              "hosts": ["%s", "*.%s"]
            }
            """.formatted(tenant(number), number % 3 == 0 ? "pro" : "basic", host(number), host(number));
    }

    private String apiFile(int tenant, int api) {
        int change = changed && tenant % CHANGED_EACH == 0 ? tenant / CHANGED_EACH % 3 : -1;
        int port = change == 2 ? upstreamPort + 1 : upstreamPort;
        int routes = shape.routes() + (change == 0 ? -1 : change == 1 ? 1 : 0);
        String all = IntStream.range(0, routes)
                .map(number -> api * shape.routes() + number)
                .mapToObj(number -> GeneratedRoute.of(number).json(!auth.equals(NONE) && number % 7 == 3))
                .collect(Collectors.joining(",\n"));
        return """
            {
              "api": "%s",
              "basePath": "/%s",
              "upstreams": {
                "main": {
                  "targets": [{ "url": "http://127.0.0.1:%d" }],
                  "timeouts": { "firstByte": "10s", "total": "20s" }
                }
              },
              "policies": { "auth": %s },
              "routes": [
            %s
              ]
            }
            """.formatted(api(api), api(api), port, auth, all);
    }
}
