package dev.postern.config.model;

import dev.postern.config.json.Place;
import dev.postern.config.value.HostPattern;
import java.util.List;
import java.util.Optional;

/// A `tenant.json`.
///
/// @param folder that it stands in
/// @param at     the file's root object
/// @param inQuery whether API keys may stand in the query, where it is said
/// @param issuers in the order written
public record TenantFile(
        String folder,
        Place at,
        Optional<Located<String>> tenant,
        Optional<Located<String>> plan,
        List<HostModel> hosts,
        Optional<Located<Boolean>> inQuery,
        List<IssuerModel> issuers,
        PoliciesModel policies) {
    /// One entry of `hosts`.
    public record HostModel(Located<HostPattern> host, boolean shared) {}

    public TenantFile {
        hosts = List.copyOf(hosts);
        issuers = List.copyOf(issuers);
    }

    /// Whether API keys may stand in the query; not unless it is said.
    public boolean keysInQuery() {
        return inQuery.filter(Located::value).isPresent();
    }
}
