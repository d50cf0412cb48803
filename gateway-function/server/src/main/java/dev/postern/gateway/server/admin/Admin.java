package dev.postern.gateway.server.admin;

import dev.postern.gateway.credential.KeyCache;
import dev.postern.gateway.revocation.RevocationFollower;
import dev.postern.gateway.usage.UsageRecorder;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;

/// The management API behind its resources.
public final class Admin {
    private final UserRows users;
    private final Keys keys;
    private final KeyUsage usage;
    private final TokenRevocations revocations;

    /// @param pool        its own, so that a slow report holds up no request
    /// @param cache       of this process; told of every change before it is answered
    /// @param follower    of this process; caught up with every change before it is answered
    /// @param environment stands in every key made here
    public Admin(
            Pool pool,
            KeyCache cache,
            RevocationFollower follower,
            Plans plans,
            UsageRecorder recorder,
            String environment) {
        var database = new Database(pool);
        this.users = new UserRows(database);
        this.keys = new Keys(new KeyRows(database), cache, plans, environment, InstantSource.system());
        this.usage = new KeyUsage(keys, database, recorder);
        this.revocations = new TokenRevocations(new RevocationRows(database), follower, plans, InstantSource.system());
    }

    UserRows users() {
        return users;
    }

    Keys keys() {
        return keys;
    }

    TokenRevocations revocations() {
        return revocations;
    }

    KeyUsage usage() {
        return usage;
    }
}
