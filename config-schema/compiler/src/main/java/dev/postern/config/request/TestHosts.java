package dev.postern.config.request;

import dev.postern.config.model.ApiFile;
import dev.postern.config.model.Config;
import dev.postern.config.model.Located;
import dev.postern.config.model.TenantFile;
import dev.postern.config.model.TenantFile.HostModel;
import dev.postern.config.model.TestCase;
import dev.postern.config.model.TestFile;
import dev.postern.config.value.HostPattern;
import java.util.Map;
import java.util.Optional;

/// Where a route test asks that names a path and no host.
public final class TestHosts {
    private TestHosts() {}

    /// The first host of the expected route's API, where it has hosts of its own; else the tenant's first.
    public static String of(Config config, TestFile file, TestCase test) {
        Optional<Located<HostPattern>> ofApi = test.expect()
                .route()
                .map(route -> route.value().split("/", 2)[0])
                .flatMap(api -> config.apis().stream()
                        .filter(each -> each.folder().equals(file.folder())
                                && each.stem().equals(api))
                        .findFirst())
                .flatMap(ApiFile::hosts)
                .flatMap(hosts -> hosts.stream().findFirst());
        Map<String, TenantFile> tenants = config.tenants();
        return ofApi.or(() -> Optional.ofNullable(tenants.get(file.folder()))
                        .flatMap(tenant -> tenant.hosts().stream().findFirst())
                        .map(HostModel::host))
                .map(host ->
                        (host.value().wildcard() ? "www." : "") + host.value().name())
                .orElse("");
    }
}
