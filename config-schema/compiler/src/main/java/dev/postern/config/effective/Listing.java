package dev.postern.config.effective;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.config.source.Closest;
import dev.postern.config.source.Quoted;
import java.util.List;

/// The names that there are at one level: tenants, the APIs of one, or the routes of one of those.
///
/// @param what    such as `tenant`
/// @param entries sorted by name
public record Listing(String what, List<Entry> entries) {
    /// @param about a few words that tell it from the others
    public record Entry(String name, String about) {}

    public Listing {
        entries = List.copyOf(entries);
    }

    public boolean has(String name) {
        return entries.stream().anyMatch(entry -> entry.name().equals(name));
    }

    /// What to say of a name that is not there: the nearest that is, or some of them.
    public String unknown(String name) {
        List<String> names = entries.stream().map(Entry::name).toList();
        String hint = Closest.hint(name, names);
        String some = String.join(", ", names.subList(0, Math.min(10, names.size())));
        String known = names.isEmpty() ? "; there are none" : "; known: " + some + (names.size() > 10 ? ", …" : "");
        return "there is no " + what + " " + Quoted.text(name) + (hint.isEmpty() ? known : hint);
    }

    /// One line an entry.
    public String text() {
        Columns columns = new Columns("");
        entries.forEach(entry -> columns.row(entry.name(), entry.about()));
        return columns.text();
    }

    /// The same for programs.
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("listing", what);
        ArrayNode names = json.putArray("entries");
        entries.forEach(entry -> names.addObject().put("name", entry.name()).put("about", entry.about()));
        return json;
    }
}
