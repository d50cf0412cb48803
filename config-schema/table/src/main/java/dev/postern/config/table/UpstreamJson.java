package dev.postern.config.table;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.config.table.UpstreamTable.Target;
import dev.postern.config.table.UpstreamTable.Timeouts;
import dev.postern.config.value.TargetAddress;
import java.time.Duration;

/// An upstream as JSON.
final class UpstreamJson {
    private UpstreamJson() {}

    static ObjectNode write(UpstreamTable upstream) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("api", upstream.api()).put("name", upstream.name());
        ArrayNode targets = json.putArray("targets");
        for (Target target : upstream.targets()) {
            targets.addObject().put("url", target.address().url()).put("weight", target.weight());
        }
        json.putObject("timeouts")
                .put("connectMillis", upstream.timeouts().connect().toMillis())
                .put("firstByteMillis", upstream.timeouts().firstByte().toMillis())
                .put("totalMillis", upstream.timeouts().total().toMillis());
        return json;
    }

    static UpstreamTable read(JsonIn in) throws Unreadable {
        in.object("api", "name", "targets", "timeouts");
        JsonIn timeouts = in.get("timeouts").object("connectMillis", "firstByteMillis", "totalMillis");
        UpstreamTable upstream = new UpstreamTable(
                in.get("api").text(),
                in.get("name").text(),
                in.get("targets").list(UpstreamJson::target),
                new Timeouts(
                        millis(timeouts.get("connectMillis")),
                        millis(timeouts.get("firstByteMillis")),
                        millis(timeouts.get("totalMillis"))));
        if (upstream.targets().isEmpty()) {
            throw in.get("targets").expected("at least one");
        }
        return upstream;
    }

    private static Target target(JsonIn in) throws Unreadable {
        in.object("url", "weight");
        return new Target(in.get("url").text(TargetAddress::parse, "http, a host and a port"), (int)
                in.get("weight").number(1, Target.MOST_WEIGHT));
    }

    private static Duration millis(JsonIn in) throws Unreadable {
        return Duration.ofMillis(in.number(1, Timeouts.LONGEST.toMillis()));
    }
}
