package dev.postern.config.diff;

import dev.postern.config.source.FileKind;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.TenantId;

/// What a change is about.
public sealed interface Subject {
    /// Its name inside its group, such as `orders/get-order`; empty for a tenant itself.
    String name();

    /// Under what people look for it: a tenant's name, or `environments`, which no tenant can have.
    String group();

    /// Something of one tenant.
    sealed interface InTenant extends Subject {
        TenantId tenant();

        @Override
        default String group() {
            return tenant().value();
        }
    }

    /// An environment as a whole.
    record OfEnvironment(String name) implements Subject {
        @Override
        public String group() {
            return FileKind.ENVIRONMENTS;
        }
    }

    /// The tenant as a whole.
    record OfTenant(TenantId tenant) implements InTenant {
        @Override
        public String name() {
            return "";
        }
    }

    /// One of its hosts.
    record OfHost(TenantId tenant, HostPattern host) implements InTenant {
        @Override
        public String name() {
            return host.toString();
        }
    }

    /// One of the issuers of tokens that it trusts.
    record OfIssuer(TenantId tenant, String issuer) implements InTenant {
        @Override
        public String name() {
            return "issuer " + issuer;
        }
    }

    /// One of its APIs.
    record OfApi(TenantId tenant, String api) implements InTenant {
        @Override
        public String name() {
            return api;
        }
    }

    /// An upstream of an API.
    record OfUpstream(TenantId tenant, String api, String upstream) implements InTenant {
        @Override
        public String name() {
            return api + ", upstream " + upstream;
        }
    }

    /// A route of an API, by its id in the head, or in the base where the head has it no more.
    record OfRoute(TenantId tenant, String api, String route) implements InTenant {
        @Override
        public String name() {
            return api + "/" + route;
        }
    }
}
