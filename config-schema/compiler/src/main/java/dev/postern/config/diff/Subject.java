package dev.postern.config.diff;

import dev.postern.config.value.HostPattern;
import dev.postern.config.value.TenantId;

/// What a change is about; always something of one tenant.
public sealed interface Subject {
    TenantId tenant();

    /// Its name inside the tenant, such as `orders/get-order`; empty for the tenant itself.
    String name();

    /// The tenant as a whole.
    record OfTenant(TenantId tenant) implements Subject {
        @Override
        public String name() {
            return "";
        }
    }

    /// One of its hosts.
    record OfHost(TenantId tenant, HostPattern host) implements Subject {
        @Override
        public String name() {
            return host.toString();
        }
    }

    /// One of its APIs.
    record OfApi(TenantId tenant, String api) implements Subject {
        @Override
        public String name() {
            return api;
        }
    }

    /// An upstream of an API.
    record OfUpstream(TenantId tenant, String api, String upstream) implements Subject {
        @Override
        public String name() {
            return api + ", upstream " + upstream;
        }
    }

    /// A route of an API, by its id in the head, or in the base where the head has it no more.
    record OfRoute(TenantId tenant, String api, String route) implements Subject {
        @Override
        public String name() {
            return api + "/" + route;
        }
    }
}
