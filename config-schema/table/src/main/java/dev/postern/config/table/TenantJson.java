package dev.postern.config.table;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.config.value.HostPattern;
import dev.postern.config.value.TenantId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// A tenant as JSON.
final class TenantJson {
    private TenantJson() {}

    static ObjectNode write(TenantTable tenant) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", tenant.id().value());
        json.putObject("plan")
                .put("name", tenant.plan().name())
                .put("keyLimitPerMinute", tenant.plan().keyLimitPerMinute())
                .put("keyLimitPerDay", tenant.plan().keyLimitPerDay());
        ArrayNode hosts = json.putArray("hosts");
        for (HostClaim claim : tenant.hosts()) {
            hosts.addObject().put("host", claim.host().toString()).put("shared", claim.shared());
        }
        if (!tenant.issuers().isEmpty()) {
            ArrayNode issuers = json.putArray("issuers");
            tenant.issuers().forEach(issuer -> issuers.add(IssuerJson.write(issuer)));
        }
        ArrayNode upstreams = json.putArray("upstreams");
        tenant.upstreams().forEach(upstream -> upstreams.add(UpstreamJson.write(upstream)));
        ArrayNode routes = json.putArray("routes");
        tenant.routes().forEach(route -> routes.add(RouteJson.write(route)));
        return json;
    }

    static TenantTable read(JsonIn in) throws Unreadable {
        in.object("id", "plan", "hosts", "issuers", "upstreams", "routes");
        JsonIn plan = in.get("plan").object("name", "keyLimitPerMinute", "keyLimitPerDay");
        TenantTable tenant = new TenantTable(
                in.get("id").text(TenantId::parse, "a tenant's id"),
                new PlanTable(
                        plan.get("name").text(),
                        plan.get("keyLimitPerMinute").number(1, Long.MAX_VALUE),
                        plan.get("keyLimitPerDay").number(1, Long.MAX_VALUE)),
                in.get("hosts").list(TenantJson::host),
                in.has("issuers") ? in.get("issuers").list(IssuerJson::read) : List.of(),
                in.get("upstreams").list(UpstreamJson::read),
                in.get("routes").list(RouteJson::read));
        Set<Named> upstreams = once(tenant.upstreams(), u -> new Named(u.api(), u.name()), "upstreams");
        once(tenant.routes(), r -> new Named(r.api(), r.id()), "routes");
        Set<String> issuers = once(tenant.issuers(), IssuerTable::name, "issuers");
        Set<HostPattern> hosts = once(tenant.hosts(), HostClaim::host, "hosts");
        for (RouteTable route : tenant.routes()) {
            if (!upstreams.contains(new Named(route.api(), route.upstream()))) {
                throw new Unreadable(
                        "routes: " + route.api() + "/" + route.id() + " (expected: an upstream of the same API)");
            }
            if (!issuers.containsAll(route.issuers())) {
                throw new Unreadable(
                        "routes: " + route.api() + "/" + route.id() + " (expected: issuers of the same tenant)");
            }
            if (!hosts.containsAll(route.hosts())) {
                throw new Unreadable(
                        "routes: " + route.api() + "/" + route.id() + " (expected: hosts of the same tenant)");
            }
        }
        return tenant;
    }

    private record Named(String api, String name) {}

    private static HostClaim host(JsonIn in) throws Unreadable {
        in.object("host", "shared");
        return new HostClaim(
                in.get("host").text(HostPattern::parse, "a host"),
                in.get("shared").flag());
    }

    private static <T, K> Set<K> once(List<T> values, Function<T, K> key, String where) throws Unreadable {
        Set<K> keys = new HashSet<>();
        for (T value : values) {
            if (!keys.add(key.apply(value))) {
                throw new Unreadable(where + ": one is there twice (expected: each once)");
            }
        }
        return keys;
    }
}
