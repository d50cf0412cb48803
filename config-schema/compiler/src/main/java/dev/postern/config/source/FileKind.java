package dev.postern.config.source;

import java.util.List;
import java.util.Optional;

/// What a config file is about; its place in the tree tells.
public enum FileKind {
    PLATFORM,
    TENANT,
    API,
    ENVIRONMENT,
    TEST;

    /// The folder of the environments' overlays; no tenant can have its name.
    public static final String ENVIRONMENTS = "environments";

    private static final String API_END = ".api.json";
    private static final String TEST_END = ".test.json";
    private static final String END = ".json";

    /// Tells a file's kind by its path below the tree's root; empty when no file is expected there.
    public static Optional<FileKind> of(String path) {
        if (path.equals("platform.json")) {
            return Optional.of(PLATFORM);
        }
        int slash = path.indexOf('/');
        if (slash < 0 || path.indexOf('/', slash + 1) >= 0) {
            return Optional.empty();
        }
        String name = path.substring(slash + 1);
        if (folderOf(path).equals(ENVIRONMENTS)) {
            return endsIn(name, END) ? Optional.of(ENVIRONMENT) : Optional.empty();
        }
        if (name.equals("tenant.json")) {
            return Optional.of(TENANT);
        }
        if (endsIn(name, TEST_END)) {
            return Optional.of(TEST);
        }
        return endsIn(name, API_END) ? Optional.of(API) : Optional.empty();
    }

    private static boolean endsIn(String name, String end) {
        return name.endsWith(end) && name.length() > end.length();
    }

    /// The folder directly below the root that a file stands in; empty for the root itself.
    public static String folderOf(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /// `orders` for `acme/orders.api.json` and `acme/orders.test.json`, `production` for
    /// `environments/production.json`.
    public static String stemOf(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        for (String end : List.of(API_END, TEST_END, END)) {
            if (name.endsWith(end)) {
                return name.substring(0, name.length() - end.length());
            }
        }
        return name;
    }
}
