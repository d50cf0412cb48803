package dev.postern.config.openapi;

import java.util.Optional;

/// What a caller says in place of the document.
///
/// @param api      the API's name
/// @param basePath as in an API file
/// @param upstream the target's address, such as `http://orders.internal:8080`
public record ImportOptions(Optional<String> api, Optional<String> basePath, Optional<String> upstream) {
    public static final ImportOptions NONE = new ImportOptions(Optional.empty(), Optional.empty(), Optional.empty());

    /// These, and where they say nothing, what was said the last time.
    ImportOptions or(ImportOptions last) {
        return new ImportOptions(api, basePath.or(last::basePath), upstream.or(last::upstream));
    }
}
