package dev.postern.config.merge;

import dev.postern.config.model.IdentityModel;
import dev.postern.config.model.IdentityModel.HeaderModel;
import dev.postern.config.model.Located;
import dev.postern.config.policy.IdentityConfig;
import dev.postern.config.policy.IdentityConfig.Fact;
import dev.postern.config.policy.IdentityConfig.Token;
import dev.postern.config.value.HeaderName;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the upstream is told of the caller: the nearest level says it as a whole.
///
/// @param nearest empty while none is written
/// @param level   where that is written
/// @param names   of the headers of all levels, which are taken away from requests even where nothing is said in them
public record IdentityInForce(Optional<Located<IdentityModel>> nearest, Level level, SortedSet<HeaderName> names) {
    /// How long a token holds where nothing is said.
    public static final Duration USUAL_LIFETIME = Duration.ofSeconds(60);

    static final IdentityInForce NOTHING =
            new IdentityInForce(Optional.empty(), Level.PLATFORM, Collections.emptySortedSet());

    public IdentityInForce {
        names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }

    IdentityInForce and(Level nearer, Optional<Located<IdentityModel>> written) {
        if (written.isEmpty()) {
            return this;
        }
        TreeSet<HeaderName> more = new TreeSet<>(names);
        written.get().value().names().forEach(name -> more.add(name.value()));
        return new IdentityInForce(written, nearer, more);
    }

    /// Compiled; empty where nothing is said and nothing is to be taken away.
    ///
    /// @param believed the names that the route's upstream is told something under on other routes
    Optional<IdentityConfig> compile(Collection<HeaderName> believed) {
        TreeMap<HeaderName, Fact> headers = new TreeMap<>();
        Optional<Token> token = Optional.empty();
        if (nearest.isPresent()) {
            IdentityModel model = nearest.get().value();
            for (HeaderModel header : model.headers()) {
                headers.put(header.name().value(), header.fact().value());
            }
            token = model.token()
                    .map(written -> new Token(
                            written.header().value(),
                            written.audience().value(),
                            written.lifetime().map(Located::value).orElse(USUAL_LIFETIME)));
        }
        TreeSet<HeaderName> others = new TreeSet<>(names);
        others.addAll(believed);
        return headers.isEmpty() && token.isEmpty() && others.isEmpty()
                ? Optional.empty()
                : Optional.of(new IdentityConfig(headers, token, others));
    }
}
