package dev.postern.config.model;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// All files of a tree as written, as far as they could be read.
///
/// @param platform empty when `platform.json` could not be read at all
/// @param tenants  by folder; a folder whose `tenant.json` could not be read is not there
/// @param apis     in the order of their files, also those of folders that are not in `tenants`
/// @param tests    likewise; no part of what the routing table means
public record Config(
        Optional<PlatformFile> platform,
        SortedMap<String, TenantFile> tenants,
        List<ApiFile> apis,
        List<TestFile> tests) {
    public Config {
        tenants = Collections.unmodifiableSortedMap(new TreeMap<>(tenants));
        apis = List.copyOf(apis);
        tests = List.copyOf(tests);
    }

    /// A config without route tests.
    public Config(Optional<PlatformFile> platform, SortedMap<String, TenantFile> tenants, List<ApiFile> apis) {
        this(platform, tenants, apis, List.of());
    }
}
