package dev.postern.gateway.exchange;

import dev.postern.config.table.TenantTable;

/// Which route a request matched, for usage, metrics and the access log.
public sealed interface MatchedRoute {
    /// The API that it stands in.
    String api();

    /// Unique in the API.
    String id();

    /// The same route without its tenant's table, for whoever keeps it while another config may come.
    Named named();

    /// A route by its place in its tenant's table, where its id is read when it is asked for.
    ///
    /// No step of the line asks: of 100,000 routes each one's settings, its id and the id's characters lie in
    /// memory by themselves, and to fetch them takes 2 % of a request's time.
    ///
    /// @param tenant that the route is of
    /// @param number its place among the tenant's routes
    /// @param api    what many routes share, so that it is near at hand
    record Numbered(TenantTable tenant, int number, String api) implements MatchedRoute {
        @Override
        public String id() {
            return tenant.routes().get(number).id();
        }

        @Override
        public Named named() {
            return new Named(api, id());
        }

        /// By name, and not all that its tenant is.
        @Override
        public String toString() {
            return named().toString();
        }
    }

    /// A route by its names.
    record Named(String api, String id) implements MatchedRoute {
        @Override
        public Named named() {
            return this;
        }
    }
}
