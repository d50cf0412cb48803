package dev.postern.bench.scale;

import java.util.List;

/// One route of an API by its number: paths of every class, so that no shortcut for one of them flatters the figures.
///
/// @param id      unique in the API
/// @param method  the only one taken
/// @param path    behind the base path
/// @param example a path that the route takes
record GeneratedRoute(String id, String method, String path, String example) {
    private static final List<String> THINGS =
            List.of("orders", "invoices", "customers", "items", "payments", "reports", "events", "files");
    private static final int CLASSES = 5;

    static GeneratedRoute of(int number) {
        String thing = THINGS.get(number / CLASSES % THINGS.size()) + "-" + number / CLASSES;
        return switch (number % CLASSES) {
            case 0 -> new GeneratedRoute("list-" + thing, "GET", "/" + thing, "/" + thing);
            case 1 -> new GeneratedRoute("create-" + thing, "POST", "/" + thing, "/" + thing);
            case 2 -> new GeneratedRoute("get-" + thing, "GET", "/" + thing + "/{id}", "/" + thing + "/a1b2");
            case 3 ->
                new GeneratedRoute(
                        "get-numbered-" + thing,
                        "GET",
                        "/" + thing + "/{number:[0-9]+}/lines",
                        "/" + thing + "/7/lines");
            default ->
                new GeneratedRoute(
                        "read-" + thing, "GET", "/" + thing + "/{id}/parts/{path*}", "/" + thing + "/x/parts/a/b");
        };
    }

    String json(boolean limited) {
        String policies = limited
                ? ",\n      \"policies\": { \"rate-limit\": [{ \"per\": \"route\", \"requests\": 100000000, \"window\": \"1m\" }] }"
                : "";
        return "    { \"id\": \"%s\", \"match\": { \"methods\": [\"%s\"], \"path\": \"%s\" }, \"upstream\": \"main\"%s }"
                .formatted(id, method, path, policies);
    }
}
