package dev.postern.config.match;

import dev.postern.config.value.TenantId;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// Whose a host is.
public sealed interface HostMatch {
    /// One tenant's alone.
    record Owned(TenantId tenant) implements HostMatch {}

    /// Claimed as shared: the credential tells which of these the request is for.
    ///
    /// @param tenants at least one
    record Shared(SortedSet<TenantId> tenants) implements HostMatch {
        public Shared {
            tenants = Collections.unmodifiableSortedSet(new TreeSet<>(tenants));
        }
    }

    /// Nobody's: 421.
    record Unknown() implements HostMatch {
        /// The only one needed.
        public static final Unknown UNKNOWN = new Unknown();
    }

    /// The index that would tell is damaged where the answer stands: 503, never another tenant's answer.
    ///
    /// @param reason one line for the log
    record Damaged(String reason) implements HostMatch {}
}
