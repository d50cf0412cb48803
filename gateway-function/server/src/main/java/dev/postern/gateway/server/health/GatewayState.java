package dev.postern.gateway.server.health;

import jakarta.inject.Singleton;

/// Where this process stands between its start and its end. Written by the start-up, read by probes; thread-safe.
@Singleton
public final class GatewayState {
    private volatile boolean listening;
    private volatile boolean databaseReached;
    private volatile boolean draining;

    /// The data plane takes requests.
    public void nowListening() {
        listening = true;
    }

    /// Postgres has answered once. That it goes away later does not make this gateway unready: it serves
    /// known keys on, and taking all gateways out of service at once would help nobody.
    public void nowDatabaseReached() {
        databaseReached = true;
    }

    /// The process is about to end.
    public void nowDraining() {
        draining = true;
    }

    /// Whether the data plane has come up.
    public boolean listening() {
        return listening;
    }

    /// Whether Postgres has ever answered.
    public boolean databaseReached() {
        return databaseReached;
    }

    /// Whether no new traffic should come.
    public boolean draining() {
        return draining;
    }

    /// Whether traffic should come.
    public boolean ready() {
        return listening && databaseReached && !draining;
    }
}
