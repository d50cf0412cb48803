package dev.postern.config.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.config.value.TenantId;
import java.util.List;
import java.util.TreeMap;

/// Tables as JSON, and back.
///
/// Written by hand and total: every table can be written and reads back equal; equal tables give equal
/// bytes; and whatever is read, the answer is a table or one line that says why not. Unknown and
/// duplicate keys are refused. Durations are whole milliseconds, and their keys say so
/// (`connectMillis`); a path is an array of its segments, so that none has to be parsed.
public final class TableJson {
    private TableJson() {}

    /// All tenants, sorted by id.
    public static ObjectNode write(RoutingTable table) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode tenants = json.putArray("tenants");
        table.tenants().values().forEach(tenant -> tenants.add(TenantJson.write(tenant)));
        return json;
    }

    /// One tenant.
    public static ObjectNode write(TenantTable tenant) {
        return TenantJson.write(tenant);
    }

    /// The canonical bytes of what `write` gave: UTF-8 without white space.
    public static byte[] bytes(ObjectNode json) {
        return JsonText.bytes(json);
    }

    /// The same for the eye: two spaces an indent, `\n` at the end of each line.
    public static String pretty(ObjectNode json) {
        return JsonText.pretty(json);
    }

    /// Reads what [#write(RoutingTable)] gave.
    public static Decoded<RoutingTable> readTable(JsonNode json) {
        return decoded(() -> table(JsonIn.document(json)));
    }

    /// Reads what [#write(TenantTable)] gave.
    public static Decoded<TenantTable> readTenant(JsonNode json) {
        return decoded(() -> TenantJson.read(JsonIn.document(json)));
    }

    /// Reads the [#bytes] of a whole table.
    public static Decoded<RoutingTable> readTable(byte[] utf8) {
        return decoded(() -> table(JsonIn.document(JsonText.parse(utf8))));
    }

    /// Reads the [#bytes] of a tenant.
    public static Decoded<TenantTable> readTenant(byte[] utf8) {
        return decoded(() -> TenantJson.read(JsonIn.document(JsonText.parse(utf8))));
    }

    private static RoutingTable table(JsonIn in) throws Unreadable {
        List<TenantTable> read = in.object("tenants").get("tenants").list(TenantJson::read);
        TreeMap<TenantId, TenantTable> tenants = new TreeMap<>();
        for (TenantTable tenant : read) {
            if (tenants.put(tenant.id(), tenant) != null) {
                throw new Unreadable("tenants: " + tenant.id() + " (expected: each id once)");
            }
        }
        var conflict = HostOwners.conflict(tenants.values());
        if (conflict.isPresent()) {
            throw new Unreadable("tenants: " + conflict.get());
        }
        return new RoutingTable(tenants);
    }

    private interface Reading<T> {
        T read() throws Unreadable;
    }

    private static <T> Decoded<T> decoded(Reading<T> reading) {
        try {
            return new Decoded.Read<>(reading.read());
        } catch (Unreadable damage) {
            return new Decoded.Damaged<>(damage.reason());
        }
    }
}
