package dev.postern.gateway.server.admin;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.jspecify.annotations.Nullable;

/// What to change of a key; what is left out stays.
///
/// @param active         false makes the key answer 403
/// @param limitPerMinute null in the body brings the plan's back
/// @param limitPerDay    null in the body brings the plan's back
public record KeyPatch(
        @Nullable Boolean active,
        @JsonDeserialize(using = LimitChangeReader.class) LimitChange limitPerMinute,
        @JsonDeserialize(using = LimitChangeReader.class) LimitChange limitPerDay) {
    /// Far beyond what a gateway serves, and exact in a double, in which Redis' scripts count.
    static final long MAX_LIMIT = 1_000_000_000_000L;

    static final String LIMIT = "1 to 1000000000000 is expected";

    boolean isEmpty() {
        return active == null && limitPerMinute instanceof LimitChange.Keep && limitPerDay instanceof LimitChange.Keep;
    }
}
