package dev.postern.gateway.policy.auth;

import dev.postern.config.match.PresentedKey;
import dev.postern.config.value.TenantId;
import dev.postern.gateway.credential.ApiKey;
import dev.postern.gateway.credential.KeyAnswer;
import dev.postern.gateway.credential.KeyCache;
import dev.postern.gateway.credential.KeyRecord;
import dev.postern.gateway.exchange.Consumer;
import dev.postern.gateway.exchange.Decision;
import dev.postern.gateway.exchange.Exchange;
import dev.postern.gateway.exchange.Refusal;
import dev.postern.gateway.exchange.ReplyEdit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Identifies the holder of an API key of the tenant whose host was called.
///
/// 401 for a malformed, unknown or wrong key, and for one of another tenant, all alike, so
/// that a guess learns nothing; 403 for a key that is known and proved but may not be used; 503 while
/// the key cannot be looked up.
final class ApiKeyCheck implements CredentialCheck {
    private static final Refusal INVALID = new Refusal(401, "credential_invalid", "The API key is not valid here");
    private static final Refusal DISABLED = new Refusal(403, "key_disabled", "The API key is disabled");
    private static final Refusal EXPIRED = new Refusal(403, "key_expired", "The API key has expired");
    private static final Refusal UNAVAILABLE =
            new Refusal(503, "credentials_unavailable", "API keys cannot be checked at the moment");
    private static final String CHALLENGE = "ApiKey header=\"X-API-Key\"";
    private static final ReplyEdit CHALLENGES = new Challenges(List.of(CHALLENGE));

    private final KeyCache keys;
    private final boolean inQuery;

    ApiKeyCheck(KeyCache keys, boolean inQuery) {
        this.keys = keys;
        this.inQuery = inQuery;
    }

    @Override
    public Optional<Decision> decide(Exchange exchange) {
        String presented = PresentedKey.of(exchange.head(), inQuery);
        return presented == null ? Optional.empty() : Optional.of(decide(exchange, presented));
    }

    @Override
    public String challenge() {
        return CHALLENGE;
    }

    @Override
    public String wanted() {
        return "an API key in the X-API-Key header";
    }

    private Decision decide(Exchange exchange, String presented) {
        Optional<ApiKey> parsed = ApiKey.parse(presented);
        if (parsed.isEmpty() || !parsed.get().claims(exchange.tenant())) {
            return challenge(exchange, INVALID);
        }
        ApiKey key = parsed.get();
        TenantId tenant = exchange.tenant();
        Optional<KeyAnswer> known = keys.peek(tenant, key.id());
        return known.isPresent()
                ? judge(exchange, key, known.get())
                : new Decision.Await(keys.load(tenant, key.id()).map(answer -> judge(exchange, key, answer)));
    }

    private static Decision judge(Exchange exchange, ApiKey key, KeyAnswer answer) {
        return switch (answer) {
            case KeyAnswer.Unknown unknown -> challenge(exchange, INVALID);
            case KeyAnswer.Unavailable away -> Decision.refuse(exchange, UNAVAILABLE.retryAfter(away.retryAfter()));
            case KeyAnswer.Known known -> judge(exchange, key, known.key());
        };
    }

    private static Decision judge(Exchange exchange, ApiKey key, KeyRecord record) {
        Instant now = Instant.now();
        if (!record.isProvedBy(key.secretHash(), now)) {
            return challenge(exchange, INVALID);
        }
        Exchange identified = exchange.with(new Consumer.KeyHolder(
                record.id(),
                record.userId(),
                record.scopes(),
                record.limitPerMinute(),
                record.limitPerDay(),
                record.expiresAt()));
        if (!record.active()) {
            return Decision.refuse(identified, DISABLED);
        }
        return record.expired(now) ? Decision.refuse(identified, EXPIRED) : Decision.pass(identified);
    }

    private static Decision challenge(Exchange exchange, Refusal refusal) {
        return new Decision.Refuse(exchange, refusal, CHALLENGES);
    }
}
