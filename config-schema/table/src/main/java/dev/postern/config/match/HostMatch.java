package dev.postern.config.match;

import dev.postern.config.value.TenantId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Whose a host is.
public sealed interface HostMatch {
    /// One tenant's alone.
    record Owned(TenantId tenant) implements HostMatch {}

    /// Claimed as shared: the credential tells which of these the request is for.
    ///
    /// @param tenants at least one
    /// @param issuers by what `iss` is, those whose tokens exactly one of the tenants accepts
    record Shared(SortedSet<TenantId> tenants, SortedMap<String, TenantId> issuers) implements HostMatch {
        /// A host on which no token tells whose a request is.
        public Shared(SortedSet<TenantId> tenants) {
            this(tenants, Collections.emptySortedMap());
        }

        public Shared {
            tenants = Collections.unmodifiableSortedSet(new TreeSet<>(tenants));
            issuers = Collections.unmodifiableSortedMap(new TreeMap<>(issuers));
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
