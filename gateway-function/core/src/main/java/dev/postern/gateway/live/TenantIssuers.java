package dev.postern.gateway.live;

import dev.postern.config.table.IssuerTable;
import dev.postern.config.table.IssuerTable.KeySource;
import dev.postern.config.table.TenantTable;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.secret.SecretRead;
import dev.postern.gateway.secret.SecretSource;
import dev.postern.gateway.token.TrustedIssuer;
import dev.postern.gateway.token.VerificationKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The issuers that a tenant trusts, with the secrets that some of them sign with.
sealed interface TenantIssuers {
    /// @param byName as the tenant's config names them
    record Ready(Map<String, TrustedIssuer> byName) implements TenantIssuers {
        public Ready {
            byName = Map.copyOf(byName);
        }
    }

    /// @param reason one line for the log: which secret, and what is wrong with it, never what it is
    record Failed(String reason) implements TenantIssuers {}

    /// Blocking: for a worker thread.
    static TenantIssuers read(TenantTable tenant, SecretSource secrets) {
        Map<String, TrustedIssuer> byName = new HashMap<>();
        for (IssuerTable issuer : tenant.issuers()) {
            switch (issuer.keys()) {
                case KeySource.Discovery discovery -> byName.put(issuer.name(), TrustedIssuer.withKeySet(issuer));
                case KeySource.KeySet keySet -> byName.put(issuer.name(), TrustedIssuer.withKeySet(issuer));
                case KeySource.SharedSecret shared -> {
                    SecretRead read = secrets.read(tenant.id(), shared.name());
                    Optional<TrustedIssuer> trusted = trusted(issuer, shared, read);
                    if (trusted.isEmpty()) {
                        return failed(tenant.id(), issuer, shared, read);
                    }
                    byName.put(issuer.name(), trusted.get());
                }
            }
        }
        return new Ready(byName);
    }

    private static Optional<TrustedIssuer> trusted(IssuerTable issuer, KeySource.SharedSecret shared, SecretRead read) {
        return read instanceof SecretRead.Found(var secret)
                ? VerificationKey.shared(secret, shared.algorithms()).map(key -> TrustedIssuer.withSecret(issuer, key))
                : Optional.empty();
    }

    private static Failed failed(TenantId tenant, IssuerTable issuer, KeySource.SharedSecret shared, SecretRead read) {
        String why = switch (read) {
            case SecretRead.Found found -> "it is shorter than the hash of each algorithm of the issuer";
            case SecretRead.Missing missing -> "it is not there";
            case SecretRead.Unreadable(String reason) -> reason;
        };
        return new Failed(
                "secret " + shared.name() + " of tenant " + tenant + ", for the issuer " + issuer.name() + ": " + why);
    }
}
