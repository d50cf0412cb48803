package dev.postern.gateway.exchange;

import dev.postern.config.value.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One finished request, as the counting place hands it to usage, metrics and the access log.
///
/// @param at            when its head was complete
/// @param correlationId in the reply too, as `X-Request-Id`
/// @param method        empty where the request could not be read
/// @param path          canonical, without the query; empty where the request could not be read
/// @param peerAddress   the socket's other end
/// @param tenant        null where no tenant was found
/// @param route         null where no route was matched
/// @param consumer      who was identified, also where the request was refused after that
/// @param status        the reply's; 499 where the client left before one was chosen
/// @param refusal       why the gateway answered by itself; null where the upstream's reply was passed on
/// @param durationNanos from the head's last byte to the reply's last
/// @param requestBytes  of the body
/// @param replyBytes    of the body
/// @param digest        of the config that was in force
public record Completion(
        Instant at,
        String correlationId,
        String method,
        String path,
        String peerAddress,
        @Nullable TenantId tenant,
        @Nullable MatchedRoute route,
        Consumer consumer,
        int status,
        Ending ending,
        @Nullable Refusal refusal,
        long durationNanos,
        long requestBytes,
        long replyBytes,
        String digest) {
    /// Sees every finished request once; called on an event loop, must not block nor throw.
    @FunctionalInterface
    public interface Listener {
        void completed(Completion completion);

        /// Tells both, this one first.
        default Listener and(Listener next) {
            return completion -> {
                completed(completion);
                next.completed(completion);
            };
        }
    }
}
