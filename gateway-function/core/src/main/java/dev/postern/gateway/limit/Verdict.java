package dev.postern.gateway.limit;

import java.util.List;

/// Whether a request passes its limits.
public sealed interface Verdict {
    /// How each limit stands, in the order of the charges.
    List<Standing> standings();

    /// Charged to all of its limits.
    record Allowed(List<Standing> standings) implements Verdict {
        public Allowed {
            standings = List.copyOf(standings);
        }
    }

    /// Charged to none of its limits.
    ///
    /// @param violated the index of the limit that is in the way; where several are, the one that resets last,
    ///                 since no earlier try can pass
    record Refused(int violated, List<Standing> standings) implements Verdict {
        public Refused {
            standings = List.copyOf(standings);
        }
    }
}
