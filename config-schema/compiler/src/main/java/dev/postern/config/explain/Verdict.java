package dev.postern.config.explain;

import dev.postern.config.table.RouteTable;
import dev.postern.config.value.TenantId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What the gateway makes of a request, as far as the config tells.
public sealed interface Verdict {
    /// A route takes it.
    ///
    /// @param parameters the path's, in its order, still percent-encoded
    record Routed(TenantId tenant, RouteTable route, Map<String, String> parameters, Admission admission)
            implements Verdict {
        public Routed {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }

        /// `api/id`, as route tests name it.
        public String name() {
            return route.api() + "/" + route.id();
        }
    }

    /// The gateway answers before any route is found.
    ///
    /// @param tenant empty where none was told
    /// @param allow  the methods that a 405 offers; else empty
    record Refused(Refusal refusal, Optional<TenantId> tenant, SortedSet<String> allow) implements Verdict {
        public Refused {
            allow = Collections.unmodifiableSortedSet(new TreeSet<>(allow));
        }
    }

    /// With what the gateway itself answers; empty where it would pass the request on.
    default Optional<Refusal> answer() {
        return switch (this) {
            case Routed routed ->
                routed.admission() instanceof Admission.Refused refused
                        ? Optional.of(refused.refusal())
                        : Optional.empty();
            case Refused refused -> Optional.of(refused.refusal());
        };
    }
}
