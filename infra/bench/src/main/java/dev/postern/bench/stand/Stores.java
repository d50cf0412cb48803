package dev.postern.bench.stand;

import dev.postern.devstack.store.GatewayDatabase;
import dev.postern.devstack.store.PostgresServer;
import dev.postern.devstack.store.RedisServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/// Postgres and Redis of the run, empty at first.
public record Stores(PostgresServer postgres, GatewayDatabase database, RedisServer redis) {
    public static Stores start(Stand stand, Path folder) throws IOException, SQLException {
        PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"));
        stand.add(postgres::close);
        RedisServer redis = RedisServer.inMemory(folder.resolve("redis"));
        stand.add(redis::close);
        return new Stores(postgres, GatewayDatabase.prepare(postgres), redis);
    }
}
