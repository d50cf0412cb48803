package dev.postern.gateway.policy.require;

import dev.postern.config.policy.Requirement;
import dev.postern.config.policy.Requirement.Names;
import dev.postern.gateway.exchange.Claims;
import dev.postern.gateway.exchange.Claims.Value;
import dev.postern.gateway.exchange.Consumer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether somebody meets a requirement. An API key has scopes and nothing else; what a token does not say is not met.
final class Met {
    private Met() {}

    static boolean by(Consumer consumer, Requirement requirement, Instant now) {
        return switch (requirement) {
            case Requirement.Named named -> has(names(consumer, named.in()), named);
            case Requirement.Claim claim ->
                claims(consumer).flatMap(claims -> claims.value(claim.claim())).stream()
                        .anyMatch(value -> fits(value, claim));
            case Requirement.LoggedIn login ->
                claims(consumer).filter(claims -> fits(claims, login, now)).isPresent();
            case Requirement.AnyOf(List<Requirement> some) -> some.stream().anyMatch(one -> by(consumer, one, now));
            case Requirement.AllOf(List<Requirement> all) -> all.stream().allMatch(one -> by(consumer, one, now));
        };
    }

    private static Set<String> names(Consumer consumer, Names in) {
        return switch (consumer) {
            case Consumer.Anonymous nobody -> Set.of();
            case Consumer.KeyHolder key -> in == Names.SCOPES ? key.scopes() : Set.of();
            case Consumer.TokenHolder token -> token.claims().names(in);
        };
    }

    private static boolean has(Set<String> names, Requirement.Named named) {
        return named.all()
                ? names.containsAll(named.some())
                : named.some().stream().anyMatch(names::contains);
    }

    private static Optional<Claims> claims(Consumer consumer) {
        return consumer instanceof Consumer.TokenHolder token ? Optional.of(token.claims()) : Optional.empty();
    }

    private static boolean fits(Value value, Requirement.Claim claim) {
        return switch (value) {
            case Value.One(String text) ->
                switch (claim.test()) {
                    case ONE_OF -> claim.anyOf().contains(text);
                    case CONTAINS ->
                        Arrays.stream(text.split(" ", -1))
                                .anyMatch(word -> claim.anyOf().contains(word));
                };
            case Value.Many(List<String> texts) ->
                claim.test() == Requirement.Claim.Test.CONTAINS
                        && texts.stream().anyMatch(text -> claim.anyOf().contains(text));
        };
    }

    private static boolean fits(Claims claims, Requirement.LoggedIn login, Instant now) {
        return (login.acr().isEmpty()
                        || claims.acr().filter(acr -> login.acr().contains(acr)).isPresent())
                && claims.amr().containsAll(login.amr())
                && login.maxAge().map(age -> isWithin(claims, age, now)).orElse(true);
    }

    /// A login that is yet to come, as one counted in milliseconds seems to be, never grows old: it tells nothing.
    private static boolean isWithin(Claims claims, Duration age, Instant now) {
        return claims.authenticatedAt()
                .filter(at -> !at.isAfter(now.plus(claims.clockSkew())))
                .filter(at -> !now.isAfter(at.plus(age).plus(claims.clockSkew())))
                .isPresent();
    }
}
