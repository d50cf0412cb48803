package dev.postern.gateway.policy.auth;

import dev.postern.config.policy.Requirement.Names;
import dev.postern.config.table.IssuerTable;
import dev.postern.config.value.ClaimPath;
import dev.postern.gateway.exchange.Claims;
import dev.postern.gateway.token.JsonValue;
import dev.postern.gateway.token.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The claims of a token, read as its issuer writes them.
record IssuerClaims(IssuerTable issuer, Token token) implements Claims {
    @Override
    public Optional<String> subject() {
        return token.subject();
    }

    @Override
    public Set<String> names(Names names) {
        return switch (names) {
            case ROLES -> listed(issuer.claims().roles());
            case PERMISSIONS -> listed(issuer.claims().permissions());
            case SCOPES -> scopes();
        };
    }

    private Set<String> listed(ClaimPath path) {
        return value(path)
                .map(value -> switch (value) {
                    case Value.One(String text) -> Set.of(text);
                    case Value.Many(List<String> texts) -> Set.copyOf(texts);
                })
                .orElse(Set.of());
    }

    /// One text with all of them between spaces (RFC 8693, section 4.2), or a list.
    private Set<String> scopes() {
        return value(issuer.claims().scopes())
                .map(value -> switch (value) {
                    case Value.One(String text) ->
                        Arrays.stream(text.split(" ", -1))
                                .filter(scope -> !scope.isEmpty())
                                .collect(Collectors.toUnmodifiableSet());
                    case Value.Many(List<String> texts) -> Set.copyOf(texts);
                })
                .orElse(Set.of());
    }

    @Override
    public Optional<Value> value(ClaimPath claim) {
        return token.claims().find(claim).flatMap(IssuerClaims::comparable);
    }

    private static Optional<Value> comparable(JsonValue value) {
        if (value instanceof JsonValue.Items(List<JsonValue> items)) {
            List<String> texts = new ArrayList<>(items.size());
            items.forEach(item -> text(item).ifPresent(texts::add));
            return Optional.of(new Value.Many(texts));
        }
        return text(value).map(Value.One::new);
    }

    private static Optional<String> text(JsonValue value) {
        return switch (value) {
            case JsonValue.Text(String text) -> Optional.of(text);
            case JsonValue.Numeral(var number) -> Optional.of(number.toPlainString());
            case JsonValue.Flag(boolean flag) -> Optional.of(Boolean.toString(flag));
            case JsonValue.Nothing nothing -> Optional.empty();
            case JsonValue.Items items -> Optional.empty();
            case JsonValue.Members members -> Optional.empty();
        };
    }

    @Override
    public Optional<String> acr() {
        return token.acr();
    }

    @Override
    public List<String> amr() {
        return token.amr();
    }

    @Override
    public Optional<Instant> authenticatedAt() {
        return token.authenticatedAt();
    }

    @Override
    public Duration clockSkew() {
        return issuer.clockSkew();
    }

    @Override
    public Instant expiresAt() {
        return token.expiresAt();
    }

    /// No claim.
    @Override
    public String toString() {
        return "IssuerClaims";
    }
}
