package dev.postern.config.owners;

import dev.postern.config.source.SourceFile;
import dev.postern.config.source.SourceTree;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Small trees for tests: a platform and the tenants acme and globex, each with its own owner.
final class Trees {
    static final String ORDERS = """
            { "api": "orders", "basePath": "/orders",
              "upstreams": { "orders": { "targets": [{ "url": "http://orders.internal:8080" }] } },
              "policies": { "auth": "none" },
              "routes": [{ "id": "all", "match": { "path": "/" }, "upstream": "orders" }] }
            """;

    private Trees() {}

    static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        files.put("platform.json", """
                { "owners": ["@host/platform"],
                  "plans": { "basic": { "keyLimits": { "perMinute": 10, "perDay": 100 } } } }
                """);
        for (String tenant : List.of("acme", "globex")) {
            files.put(tenant + "/tenant.json", tenant(tenant, "\"" + tenant + ".localhost\""));
            files.put(tenant + "/orders.api.json", ORDERS);
        }
        return files;
    }

    static String tenant(String name, String hosts) {
        return """
                { "tenant": "%s", "plan": "basic", "owners": ["@%s/api", "%s@example.com"], "hosts": [%s] }
                """.formatted(name, name, name, hosts);
    }

    static SourceTree tree(Map<String, String> files) {
        List<SourceFile> sources = files.entrySet().stream()
                .map(file -> new SourceFile("tenants/" + file.getKey(), file.getKey(), file.getValue()))
                .toList();
        return new SourceTree("tenants", sources, new TreeSet<>(), List.of());
    }
}
