package dev.postern.config.match;

import dev.postern.config.value.Host;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the matcher asks of a request. Headers and query are asked for only where a route, or a host that tenants
/// share, depends on them.
public interface MatchRequest {
    /// As sent; case-sensitive.
    String method();

    /// What the request is addressed to; null where it does not say.
    @Nullable
    Host host();

    CanonicalPath.Canonical path();

    /// As sent, from the question mark on; empty where there is none.
    String query();

    /// The values of all headers of this name in their order, without white space around them; empty where there
    /// is none.
    ///
    /// @param lowerCaseName compared without case
    List<String> header(String lowerCaseName);
}
