package dev.postern.bench.scale;

/// How large a generated config is.
///
/// @param tenants each in a folder of its own
/// @param apis    a tenant
/// @param routes  an API
record Shape(int tenants, int apis, int routes) {
    /// What the goals speak of: 10,000 tenants with 100,000 routes.
    static final Shape LARGE = new Shape(10_000, 2, 5);

    /// The same, a thousand times smaller.
    static final Shape SMALL = new Shape(10, 2, 5);

    /// 100,000 routes of one tenant, in files that are just small enough.
    static final Shape ONE_TENANT = new Shape(1, 20, 5_000);

    /// What one tenant's routes are compared with: one of each sort twice.
    static final Shape TEN_ROUTES = new Shape(1, 10, 1);

    /// The same with as many upstreams as [#ONE_TENANT] has: each has connections of its own, which take memory too.
    static final Shape TWENTY_ROUTES = new Shape(1, 20, 1);

    int allRoutes() {
        return tenants * apis * routes;
    }

    @Override
    public String toString() {
        return "%,d tenants, %,d routes".formatted(tenants, allRoutes());
    }
}
