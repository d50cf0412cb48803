package dev.postern.bench.scale;

/// A config whose routes are all sent requests.
enum TrafficCase {
    TEN("10 routes"),
    TWENTY("20 routes"),
    ONE_TENANT("100,000 routes of one tenant"),
    MANY_TENANTS("100,000 routes of 10,000 tenants");

    private final String title;

    TrafficCase(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    Shape shape() {
        return switch (this) {
            case TEN -> Shape.TEN_ROUTES;
            case TWENTY -> Shape.TWENTY_ROUTES;
            case ONE_TENANT -> Shape.ONE_TENANT;
            case MANY_TENANTS -> Shape.LARGE;
        };
    }
}
