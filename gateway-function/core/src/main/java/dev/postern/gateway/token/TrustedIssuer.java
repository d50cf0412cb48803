package dev.postern.gateway.token;

import dev.postern.config.table.IssuerTable;
import dev.postern.config.table.IssuerTable.KeySource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An issuer that a tenant trusts, with the secret that both know, if that is how it signs.
///
/// Equal only to one with the same settings and secret, so that what was found out under others is not used.
public final class TrustedIssuer {
    private final IssuerTable table;
    private final Optional<VerificationKey> sharedKey;
    private final int hash;

    private TrustedIssuer(IssuerTable table, Optional<VerificationKey> sharedKey) {
        this.table = table;
        this.sharedKey = sharedKey;
        this.hash = 31 * table.hashCode() + sharedKey.hashCode();
    }

    /// An issuer whose keys are fetched.
    public static TrustedIssuer withKeySet(IssuerTable table) {
        if (table.keys() instanceof KeySource.SharedSecret) {
            throw new IllegalArgumentException("issuer " + table.name() + " signs with a secret (expected: that too)");
        }
        return new TrustedIssuer(table, Optional.empty());
    }

    /// An issuer that signs with a secret that it shares with the gateway.
    public static TrustedIssuer withSecret(IssuerTable table, VerificationKey shared) {
        if (!(table.keys() instanceof KeySource.SharedSecret)) {
            throw new IllegalArgumentException("issuer " + table.name() + " has a key set (expected: no secret)");
        }
        return new TrustedIssuer(table, Optional.of(shared));
    }

    public IssuerTable table() {
        return table;
    }

    public String name() {
        return table.name();
    }

    Optional<VerificationKey> sharedKey() {
        return sharedKey;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof TrustedIssuer that
                        && hash == that.hash
                        && table.equals(that.table)
                        && sharedKey.equals(that.sharedKey));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return table.name();
    }
}
