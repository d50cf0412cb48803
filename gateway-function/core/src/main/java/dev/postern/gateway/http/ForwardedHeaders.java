package dev.postern.gateway.http;

import dev.postern.config.value.HeaderName;
import io.vertx.core.MultiMap;
import java.util.Collection;
import java.util.stream.Stream;

/// Which of a client's headers one route forwards, and what it sets in their place. Immutable.
///
/// What the client sent under a name that the gateway sets, or keeps to itself, does not pass, in any case and also
/// with `_`, or any other sign, for `-`: a CGI-like server would take it for the gateway's.
public final class ForwardedHeaders {
    private final FixedHeaders fixed;
    private final FieldNames withheld;

    private ForwardedHeaders(FixedHeaders fixed, FieldNames withheld) {
        this.fixed = fixed;
        this.withheld = withheld;
    }

    /// @param withheld besides those that are set
    public static ForwardedHeaders of(FixedHeaders fixed, Collection<HeaderName> withheld) {
        return new ForwardedHeaders(
                fixed,
                new FieldNames(Stream.concat(fixed.names().stream(), withheld.stream())
                        .map(HeaderName::folded)
                        .distinct()
                        .toArray(String[]::new)));
    }

    boolean withholds(CharSequence name) {
        return withheld.contains(name);
    }

    /// Adds to an upstream's request what a client's has for it, and what is set on each.
    ///
    /// @param upstream nothing in it yet
    public void write(MultiMap inbound, MultiMap upstream) {
        EndToEndHeaders.copyRequest(inbound, upstream, this);
        fixed.writeTo(upstream);
    }
}
