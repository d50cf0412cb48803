package dev.postern.bench.stand;

import java.nio.file.Path;

/// What nginx is told. Connections are kept on both sides and never retired, as in the gateway.
final class NginxConfig {
    /// The small reply's body: about a hundred bytes, as many APIs give.
    private static final String SMALL =
            "{\"status\":\"ok\",\"items\":[1,2,3],\"note\":\"about one hundred bytes, as many replies of an API have\"}";

    private static final int PROXY_CONNECTIONS = 2048;
    /// A gateway keeps a pool for each upstream of each tenant, so a run with many tenants takes many.
    private static final int UPSTREAM_CONNECTIONS = 16_384;

    private NginxConfig() {}

    /// Answers every path with a small JSON body, and `/large` with 64 KB out of a file.
    static String upstream(Path folder, int port) {
        return main(folder, 1, UPSTREAM_CONNECTIONS) + """
                    server {
                        listen 127.0.0.1:%d;
                        default_type application/json;
                        location / { return 200 '%s'; }
                        location = /large { root %s; }
                    }
                }
                """.formatted(port, SMALL, folder);
    }

    /// Proxies to the upstream; a second server has a gate of nginx's own means before it: a map of
    /// known keys, a limit by key, and an access log, written in blocks.
    static String proxy(Path folder, int workers, int port, int gatePort, int upstreamPort, String key) {
        return main(folder, workers, PROXY_CONNECTIONS) + """
                    upstream small_api {
                        server 127.0.0.1:%d;
                        keepalive 256;
                        keepalive_requests 1000000000;
                        keepalive_timeout 1h;
                    }
                    proxy_http_version 1.1;
                    proxy_set_header Connection "";
                    server {
                        listen 127.0.0.1:%d;
                        location / { proxy_pass http://small_api; }
                    }

                    map_hash_bucket_size 256;
                    map $http_x_api_key $consumer {
                        default "";
                        "%s" "bench";
                    }
                    limit_req_zone $consumer zone=by_consumer:10m rate=1000000r/s;
                    limit_req_status 429;
                    server {
                        listen 127.0.0.1:%d;
                        location / {
                            if ($consumer = "") { return 401; }
                            limit_req zone=by_consumer burst=1000000 nodelay;
                            access_log %s/access.log combined buffer=64k flush=1s;
                            proxy_pass http://small_api;
                        }
                    }
                }
                """.formatted(upstreamPort, port, key, gatePort, folder);
    }

    private static String main(Path folder, int workers, int connections) {
        // Started by root, its workers would be another user, who may not read the run's folder.
        String user = "root".equals(System.getProperty("user.name")) ? "user root;" : "";
        return """
                daemon off;
                %s
                worker_processes %d;
                pid %s/nginx.pid;
                error_log %s/error.log;
                events { worker_connections %d; }
                http {
                    access_log off;
                    sendfile on;
                    tcp_nopush on;
                    keepalive_requests 1000000000;
                    keepalive_timeout 1h;
                    client_body_temp_path %s/body;
                    proxy_temp_path %s/proxy;
                    fastcgi_temp_path %s/fastcgi;
                    uwsgi_temp_path %s/uwsgi;
                    scgi_temp_path %s/scgi;
                """.formatted(user, workers, folder, folder, connections, folder, folder, folder, folder, folder);
    }
}
