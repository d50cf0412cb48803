package dev.postern.gateway.server.admin;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What to change of a key; what is left out stays.
///
/// @param name           null in the body takes it away
/// @param active         false makes the key answer 403
/// @param expiresAt      null in the body makes it work for ever
/// @param scopes         all that it has from now on; null in the body takes them away
/// @param plan           null in the body brings the tenant's back
/// @param limitPerMinute null in the body brings the plan's back
/// @param limitPerDay    null in the body brings the plan's back
public record KeyPatch(
        @JsonDeserialize(using = ChangeReader.OfName.class) Change<String> name,
        @Nullable Boolean active,
        @JsonDeserialize(using = ChangeReader.OfTime.class) Change<Instant> expiresAt,

        @JsonDeserialize(using = ChangeReader.OfScopes.class)
        Change<List<String>> scopes,

        @JsonDeserialize(using = ChangeReader.OfPlan.class) Change<String> plan,
        @JsonDeserialize(using = ChangeReader.OfLimit.class) Change<Long> limitPerMinute,
        @JsonDeserialize(using = ChangeReader.OfLimit.class) Change<Long> limitPerDay) {
    boolean isEmpty() {
        return active == null
                && Stream.of(name, expiresAt, scopes, plan, limitPerMinute, limitPerDay)
                        .noneMatch(Change::changes);
    }
}
