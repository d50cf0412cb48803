package dev.postern.gateway.policy.auth;

import dev.postern.config.match.PresentedToken;
import dev.postern.config.table.IssuerTable;
import dev.postern.gateway.exchange.Consumer;
import dev.postern.gateway.exchange.Decision;
import dev.postern.gateway.exchange.Exchange;
import dev.postern.gateway.exchange.Refusal;
import dev.postern.gateway.exchange.ReplyEdit;
import dev.postern.gateway.revocation.Revocations;
import dev.postern.gateway.token.ExpectedToken;
import dev.postern.gateway.token.Token;
import dev.postern.gateway.token.TokenAnswer;
import dev.postern.gateway.token.TokenCheck;
import dev.postern.gateway.token.TokenFault;
import dev.postern.gateway.token.TokenVerifier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Identifies the holder of a token of one of the tenant's issuers that was not revoked.
///
/// 400 for more than one `Authorization`; 401 for a token that does not hold here, whatever the reason, which the log
/// alone learns; 503 while nobody can say.
///
/// @see <a href="https://datatracker.ietf.org/doc/html/rfc6750#section-3.1">RFC 6750, section 3.1</a>
final class BearerCheck implements CredentialCheck {
    private static final Refusal AMBIGUOUS =
            new Refusal(400, "credential_ambiguous", "Only one Authorization header may be sent");
    private static final Refusal INVALID = new Refusal(401, "credential_invalid", "The token is not valid here");
    private static final Refusal UNAVAILABLE =
            new Refusal(503, "credentials_unavailable", "Tokens cannot be checked at the moment");
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final ReplyEdit INVALID_REQUEST = new Challenges(List.of("Bearer error=\"invalid_request\""));
    private static final ReplyEdit INVALID_TOKEN = new Challenges(List.of("Bearer error=\"invalid_token\""));

    private final TokenVerifier tokens;
    private final Revocations revocations;
    private final List<ExpectedToken> anyOf;
    private final Map<String, IssuerTable> issuers;

    /// @param anyOf what the route takes; at least one, all of one tenant
    BearerCheck(TokenVerifier tokens, Revocations revocations, List<ExpectedToken> anyOf) {
        this.tokens = tokens;
        this.revocations = revocations;
        this.anyOf = List.copyOf(anyOf);
        this.issuers = anyOf.stream()
                .map(expected -> expected.issuer().table())
                .collect(Collectors.toUnmodifiableMap(IssuerTable::name, Function.identity(), (one, same) -> one));
    }

    @Override
    public Optional<Decision> decide(Exchange exchange) {
        return switch (PresentedToken.of(exchange.head())) {
            case PresentedToken.None none -> Optional.empty();
            case PresentedToken.Ambiguous ambiguous ->
                Optional.of(new Decision.Refuse(exchange, AMBIGUOUS, INVALID_REQUEST));
            case PresentedToken.Presented(String text) -> Optional.of(decide(exchange, tokens.check(anyOf, text)));
        };
    }

    @Override
    public String challenge() {
        return "Bearer";
    }

    @Override
    public String wanted() {
        return "a token in the Authorization header (Bearer)";
    }

    private Decision decide(Exchange exchange, TokenAnswer answer) {
        return switch (answer) {
            case TokenAnswer.Now(TokenCheck check) -> judge(exchange, check);
            case TokenAnswer.Later later -> new Decision.Await(later.check().map(check -> judge(exchange, check)));
        };
    }

    private Decision judge(Exchange exchange, TokenCheck check) {
        return switch (check) {
            case TokenCheck.Verified(Token token) ->
                switch (revocations.check(exchange.tenant(), token)) {
                    case NOT_REVOKED -> Decision.pass(exchange.with(holder(token)));
                    case REVOKED -> invalid(exchange.with(holder(token)), "it was revoked");
                    case UNKNOWN -> Decision.refuse(exchange, UNAVAILABLE.retryAfter(SOON));
                };
            case TokenCheck.Rejected(TokenFault fault) -> invalid(exchange, fault.text());
            case TokenCheck.Unavailable(Duration retryAfter) ->
                Decision.refuse(exchange, UNAVAILABLE.retryAfter(retryAfter));
        };
    }

    private static Decision invalid(Exchange exchange, String why) {
        return new Decision.Refuse(exchange, INVALID.because(why), INVALID_TOKEN);
    }

    private Consumer holder(Token token) {
        IssuerTable issuer = Objects.requireNonNull(issuers.get(token.issuerName()), "verified as one of them");
        return new Consumer.TokenHolder(issuer.name(), new IssuerClaims(issuer, token));
    }
}
