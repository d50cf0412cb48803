package dev.postern.config.source;

import java.util.Optional;

/// What a config file is about; its place in the tree tells.
public enum FileKind {
    PLATFORM,
    TENANT,
    API;

    private static final String API_END = ".api.json";

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
        if (name.equals("tenant.json")) {
            return Optional.of(TENANT);
        }
        return name.endsWith(API_END) && name.length() > API_END.length() ? Optional.of(API) : Optional.empty();
    }

    /// The folder directly below the root that a file stands in; empty for the root itself.
    public static String folderOf(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /// `orders` for `acme/orders.api.json`.
    public static String stemOf(String apiPath) {
        return apiPath.substring(apiPath.lastIndexOf('/') + 1, apiPath.length() - API_END.length());
    }
}
