package dev.postern.config.openapi;

import dev.postern.config.bind.Binder;
import dev.postern.config.json.JsonTree;
import dev.postern.config.json.JsonValue.JsonObject;
import dev.postern.config.json.JsonValue.JsonString;
import dev.postern.config.merge.Level;
import dev.postern.config.merge.PoliciesInForce;
import dev.postern.config.model.PoliciesModel;
import dev.postern.config.model.TenantFile;
import dev.postern.config.source.SourceFile;
import dev.postern.config.source.SourceTree;
import dev.postern.config.value.HostPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What holds for a tenant's API before it says anything itself.
///
/// @param demands whether the platform or the tenant asks for an identity
/// @param locked  whether no API may do without it
/// @param hosts   the tenant's
/// @param issuers the tenant's
/// @param schema  what the `$schema` of a new API file says
record Surroundings(
        boolean demands, boolean locked, List<HostPattern> hosts, List<Issuer> issuers, Optional<String> schema) {
    /// One of the tenant's issuers of tokens.
    ///
    /// @param url what its tokens have in `iss`
    record Issuer(String name, String url) {}

    Surroundings {
        hosts = List.copyOf(hosts);
        issuers = List.copyOf(issuers);
    }

    /// Reads what can be read; what is wrong with the files, the compiler says.
    static Surroundings of(SourceTree tree, String tenant) {
        Optional<JsonObject> platform = object(tree, "platform.json");
        Optional<JsonObject> own = object(tree, tenant + "/tenant.json");
        Optional<TenantFile> file = own.map(root -> new Binder(root, new ArrayList<>()).tenant());
        PoliciesModel above = platform.map(
                        root -> new Binder(root, new ArrayList<>()).platform().policies())
                .orElse(PoliciesModel.NONE);
        PoliciesInForce inForce = PoliciesInForce.NOTHING
                .and(Level.PLATFORM, above, new ArrayList<>())
                .and(Level.TENANT, file.map(TenantFile::policies).orElse(PoliciesModel.NONE), new ArrayList<>());
        boolean demands =
                inForce.auth().filter(auth -> !auth.value().anonymous()).isPresent();
        List<HostPattern> hosts = file.map(TenantFile::hosts).orElse(List.of()).stream()
                .map(claim -> claim.host().value())
                .toList();
        List<Issuer> issuers = new ArrayList<>();
        file.map(TenantFile::issuers)
                .orElse(List.of())
                .forEach(written -> written.issuer()
                        .ifPresent(url -> issuers.add(new Issuer(written.name().value(), url.value()))));
        Optional<String> schema = own.flatMap(root -> root.get("$schema"))
                .flatMap(value -> value instanceof JsonString text ? Optional.of(text.text()) : Optional.empty())
                .filter(text -> text.endsWith("tenant.schema.json"))
                .map(text -> text.replaceFirst("tenant\\.schema\\.json$", "api.schema.json"));
        return new Surroundings(demands, inForce.locked().isPresent(), hosts, issuers, schema);
    }

    private static Optional<JsonObject> object(SourceTree tree, String path) {
        return tree.files().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .map((SourceFile file) -> JsonTree.read(file))
                .flatMap(JsonTree::root)
                .flatMap(root -> root instanceof JsonObject object ? Optional.of(object) : Optional.empty());
    }

    /// Whether `host` is one of the tenant's, so that a target there would be the gateway itself.
    boolean owns(String host) {
        return hosts.stream()
                .anyMatch(claim -> claim.wildcard() ? host.endsWith("." + claim.name()) : host.equals(claim.name()));
    }
}
