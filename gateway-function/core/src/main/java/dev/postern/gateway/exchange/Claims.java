package dev.postern.gateway.exchange;

import dev.postern.config.policy.Requirement.Names;
import dev.postern.config.value.ClaimPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a verified token says of its holder, found when it is asked for. Immutable; safe from any thread.
public interface Claims {
    /// A claim as far as it can be compared with a text: a number or a truth stands as JSON writes it.
    sealed interface Value {
        record One(String text) implements Value {}

        /// What of a list can be compared.
        record Many(List<String> texts) implements Value {
            public Many {
                texts = List.copyOf(texts);
            }
        }
    }

    /// `sub`.
    Optional<String> subject();

    /// The roles, permissions or scopes, from where this issuer's tokens have them; empty where there are none.
    Set<String> names(Names names);

    /// Empty where there is none, and for an object.
    Optional<Value> value(ClaimPath claim);

    /// How surely its holder logged in.
    Optional<String> acr();

    /// The methods by which its holder logged in.
    List<String> amr();

    /// When its holder logged in.
    Optional<Instant> authenticatedAt();

    /// How far the issuer's clock and ours may be apart.
    Duration clockSkew();

    /// The first moment at which it no longer holds.
    Instant expiresAt();
}
