package dev.postern.config.policy;

import dev.postern.config.value.ClaimPath;
import dev.postern.config.value.HeaderName;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the upstream is told of the caller; what a client sends under these names never reaches it.
///
/// Where an upstream believes a header on one route, it must not get it from a client on another: so the names that
/// other routes to the same upstream, or levels above, tell it are taken away too.
///
/// @param headers what each header says; at most [#MOST_HEADERS], with the token's none of them [#isTaken], and
///                no two that a server may take for one
/// @param token   a token that the gateway signs, where one is asked for
/// @param others  names that are taken away though nothing is said under them here; none of the above
public record IdentityConfig(SortedMap<HeaderName, Fact> headers, Optional<Token> token, SortedSet<HeaderName> others)
        implements PolicyConfig {
    public static final int MOST_HEADERS = 32;

    /// Where clients show who they are: a second meaning of these would make it unclear who did.
    private static final Set<String> CREDENTIALS = Set.of("authorization", "x-api-key", "cookie");

    /// What is known of a caller; a header without a value is not sent.
    public sealed interface Fact {
        /// Who is calling: the token's subject, or the id of the user that the key belongs to.
        record Subject() implements Fact {}

        /// `api-key`, or the name of the token's issuer in the tenant's config; nothing where nobody is known.
        record Source() implements Fact {}

        /// The public id of the API key.
        record KeyId() implements Fact {}

        /// A list of names, parted by spaces.
        record List(Requirement.Names names) implements Fact {}

        /// A claim of the token; a list is parted by spaces, an object is left out.
        record Claim(ClaimPath claim) implements Fact {}

        /// In a few words, such as `subject` or `claim department`.
        default String words() {
            return switch (this) {
                case Subject() -> "subject";
                case Source() -> "source";
                case KeyId() -> "keyId";
                case List(Requirement.Names names) -> names.name().toLowerCase(Locale.ROOT);
                case Claim(ClaimPath claim) -> "claim " + claim;
            };
        }
    }

    /// A token of the gateway's own, which says the same as [Fact] can.
    ///
    /// @param header   where it is sent
    /// @param audience whom it is for
    /// @param lifetime how long it holds; whole seconds, at most five minutes
    public record Token(HeaderName header, String audience, Duration lifetime) {
        /// The longest lifetime.
        public static final Duration LONGEST = Duration.ofMinutes(5);
    }

    /// One that takes nothing else away.
    public IdentityConfig(SortedMap<HeaderName, Fact> headers, Optional<Token> token) {
        this(headers, token, Collections.emptySortedSet());
    }

    public IdentityConfig {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
        TreeSet<HeaderName> beside = new TreeSet<>(others);
        Set<String> told = names(headers, token).map(HeaderName::folded).collect(Collectors.toSet());
        beside.removeIf(name -> told.contains(name.folded()));
        others = Collections.unmodifiableSortedSet(beside);
        if (!areDistinct(headers, token)) {
            throw new IllegalArgumentException("headers: " + headers.keySet() + " (expected: at most " + MOST_HEADERS
                    + ", none reserved, each once)");
        }
    }

    /// Whether these can be the headers of one config.
    public static boolean areDistinct(SortedMap<HeaderName, Fact> headers, Optional<Token> token) {
        long names = names(headers, token).map(HeaderName::folded).distinct().count();
        return names == names(headers, token).count()
                && headers.size() <= MOST_HEADERS
                && names(headers, token).noneMatch(IdentityConfig::isTaken);
    }

    /// Whether a header means something else already: the gateway's own ones, and those of credentials.
    public static boolean isTaken(HeaderName name) {
        return name.isReserved() || CREDENTIALS.contains(name.folded());
    }

    /// The headers that are taken away from every request of the route, whoever calls; with `_` as with `-`.
    public SortedSet<HeaderName> stripped() {
        TreeSet<HeaderName> all = new TreeSet<>(others);
        names(headers, token).forEach(all::add);
        return all;
    }

    private static Stream<HeaderName> names(SortedMap<HeaderName, Fact> headers, Optional<Token> token) {
        return Stream.concat(headers.keySet().stream(), token.map(Token::header).stream());
    }

    @Override
    public PolicyKind kind() {
        return PolicyKind.IDENTITY;
    }
}
