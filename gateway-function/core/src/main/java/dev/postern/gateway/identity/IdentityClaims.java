package dev.postern.gateway.identity;

import dev.postern.config.policy.IdentityConfig;
import dev.postern.config.policy.Requirement.Names;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.exchange.Claims;
import dev.postern.gateway.exchange.Consumer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a token of the gateway shall say; equal where the same token serves.
///
/// @param tenant   whose API is called
/// @param audience whom it is for
/// @param lifetime how long it holds at most
/// @param until    when the caller's own credential ends, beyond which it does not hold either
/// @param facts    JSON: the claims but for those that the signing adds
record IdentityClaims(TenantId tenant, String audience, Duration lifetime, Optional<Instant> until, String facts) {
    /// Empty where nobody is known.
    static Optional<IdentityClaims> of(TenantId tenant, IdentityConfig.Token token, Consumer consumer) {
        JsonObject facts = new JsonObject().put("tenant", tenant.value());
        return switch (consumer) {
            case Consumer.Anonymous nobody -> Optional.empty();
            case Consumer.KeyHolder key -> {
                facts.put("sub", key.userId().toString());
                facts.put("source", "api-key").put("key_id", key.keyId());
                names(facts, "scope", key.scopes());
                yield Optional.of(new IdentityClaims(
                        tenant, token.audience(), token.lifetime(), key.expiresAt(), facts.encode()));
            }
            case Consumer.TokenHolder(String issuer, Claims claims) -> {
                claims.subject().ifPresent(subject -> facts.put("sub", subject));
                facts.put("source", issuer);
                names(facts, "scope", claims.names(Names.SCOPES));
                list(facts, "roles", claims.names(Names.ROLES));
                list(facts, "permissions", claims.names(Names.PERMISSIONS));
                claims.acr().ifPresent(acr -> facts.put("acr", acr));
                yield Optional.of(new IdentityClaims(
                        tenant, token.audience(), token.lifetime(), Optional.of(claims.expiresAt()), facts.encode()));
            }
        };
    }

    private static void names(JsonObject facts, String claim, Set<String> names) {
        if (!names.isEmpty()) {
            facts.put(claim, String.join(" ", new TreeSet<>(names)));
        }
    }

    private static void list(JsonObject facts, String claim, Set<String> names) {
        if (!names.isEmpty()) {
            facts.put(claim, new TreeSet<>(names).stream().toList());
        }
    }

    /// No claim.
    @Override
    public String toString() {
        return "IdentityClaims[" + tenant + "]";
    }
}
