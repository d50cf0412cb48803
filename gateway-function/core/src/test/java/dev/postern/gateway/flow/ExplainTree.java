package dev.postern.gateway.flow;

import dev.postern.config.source.SourceFile;
import dev.postern.config.source.SourceTree;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Config files in which routes of every sort lie close together: two tenants with hosts of their own, all three on
/// a shared one, exact names beside wildcards.
final class ExplainTree {
    private static final String PLATFORM = """
            {
              "plans": { "basic": { "keyLimits": { "perMinute": 1000000, "perDay": 100000000 } } },
              "policies": { "auth": { "anyOf": ["api-key"], "overridable": true } }
            }
            """;
    private static final String ACME = """
            {
              "tenant": "acme",
              "plan": "basic",
              "hosts": ["acme.localhost", "*.acme.localhost", { "host": "shared.localhost", "shared": true }],
              "apiKeys": { "inQuery": true }
            }
            """;
    private static final String GLOBEX = """
            {
              "tenant": "globex",
              "plan": "basic",
              "hosts": ["globex.localhost", { "host": "shared.localhost", "shared": true }]
            }
            """;
    private static final String INITECH = """
            { "tenant": "initech", "plan": "basic", "hosts": [{ "host": "shared.localhost", "shared": true }] }
            """;
    private static final String ORDERS = """
            {
              "api": "orders",
              "basePath": "/orders",
              "upstreams": { "main": { "targets": [{ "url": "http://127.0.0.1:PORT" }] } },
              "policies": { "auth": "none" },
              "routes": [
                { "id": "list", "match": { "methods": ["GET"], "path": "/" }, "upstream": "main" },
                { "id": "create", "match": { "methods": ["POST"], "path": "/" }, "upstream": "main" },
                { "id": "slash", "match": { "methods": ["GET", "HEAD"], "path": "/list/" }, "upstream": "main" },
                { "id": "number", "match": { "methods": ["GET"], "path": "/{id:[0-9]+}" }, "upstream": "main" },
                { "id": "get", "match": { "methods": ["GET"], "path": "/{id}" }, "upstream": "main" },
                { "id": "any", "match": { "path": "/{id}" }, "upstream": "main" },
                { "id": "delete", "match": { "methods": ["DELETE"], "path": "/{id}" }, "upstream": "main",
                  "policies": { "auth": { "anyOf": ["api-key"] } } },
                { "id": "open", "match": { "methods": ["GET"], "path": "/open" }, "upstream": "main" },
                { "id": "second", "match": { "methods": ["GET"], "path": "/{id}", "headers": { "X-Version": "2" } },
                  "upstream": "main" },
                { "id": "preview",
                  "match": { "methods": ["GET"], "path": "/{id}", "headers": { "X-Version": "2" }, "query": { "v": "new" } },
                  "upstream": "main" },
                { "id": "lines", "match": { "methods": ["GET", "PUT"], "path": "/{id}/lines/{line}" }, "upstream": "main" },
                { "id": "pdf", "match": { "path": "/files/{path*:.+[.]pdf}" }, "upstream": "main" },
                { "id": "files", "match": { "methods": ["GET", "POST"], "path": "/files/{path*}" }, "upstream": "main" },
                { "id": "escaped", "match": { "path": "/a%2Fb/A" }, "upstream": "main" }
              ]
            }
            """;
    private static final String PRIVATE = """
            {
              "api": "private",
              "basePath": "/private",
              "hosts": ["*.acme.localhost"],
              "upstreams": { "main": { "targets": [{ "url": "http://127.0.0.1:PORT" }] } },
              "routes": [
                { "id": "root", "match": { "methods": ["GET"], "path": "/" }, "upstream": "main" },
                { "id": "all", "match": { "path": "/{rest*}" }, "upstream": "main", "policies": { "auth": "none" } }
              ]
            }
            """;
    private static final String INVOICES = """
            {
              "api": "invoices",
              "basePath": "/",
              "upstreams": { "main": { "targets": [{ "url": "http://127.0.0.1:PORT" }] } },
              "routes": [
                { "id": "all", "match": { "methods": ["GET"], "path": "/{rest*}" }, "upstream": "main" },
                { "id": "orders", "match": { "methods": ["GET"], "path": "/orders/{id}" }, "upstream": "main",
                  "policies": { "auth": "none" } },
                { "id": "present", "match": { "methods": ["POST"], "path": "/orders/{id}", "query": { "v": { "present": true } } },
                  "upstream": "main", "policies": { "auth": "none" } }
              ]
            }
            """;

    private ExplainTree() {}

    /// @param port where the upstream of all routes listens
    static SourceTree of(int port) {
        Map<String, String> files = new TreeMap<>(Map.of(
                "platform.json", PLATFORM,
                "acme/tenant.json", ACME,
                "acme/orders.api.json", ORDERS,
                "acme/private.api.json", PRIVATE,
                "globex/tenant.json", GLOBEX,
                "globex/invoices.api.json", INVOICES,
                "initech/tenant.json", INITECH,
                "initech/orders.api.json", ORDERS));
        List<SourceFile> sources = files.entrySet().stream()
                .map(file -> new SourceFile(
                        "tenants/" + file.getKey(),
                        file.getKey(),
                        file.getValue().replace("PORT", Integer.toString(port))))
                .toList();
        return new SourceTree("tenants", sources, new TreeSet<>(), List.of());
    }
}
