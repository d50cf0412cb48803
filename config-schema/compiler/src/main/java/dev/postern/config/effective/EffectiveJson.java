package dev.postern.config.effective;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.config.source.SourcePosition;
import java.util.List;

/// What is in force, for programs. Places are `file`, `line` and `column`; what is built in has none.
public final class EffectiveJson {
    private EffectiveJson() {}

    public static ObjectNode write(Effective effective) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("tenant", effective.route().tenant().value())
                .put("api", effective.route().api())
                .put("route", effective.route().route());
        json.set("at", place(effective.at()));
        json.set("match", parts(effective.match()));
        json.set("policies", policies(effective.policies()));
        json.set("upstream", parts(effective.upstream()));
        json.set("tenantSettings", parts(effective.tenant()));
        return json;
    }

    /// The policies alone, in their order.
    public static ArrayNode policies(List<PolicyInForce> policies) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (PolicyInForce policy : policies) {
            json.addObject()
                    .put("kind", policy.kind().key())
                    .put("phase", policy.kind().phase().name())
                    .set("parts", parts(policy.parts()));
        }
        return json;
    }

    /// A place as an object.
    public static ObjectNode place(SourcePosition at) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("file", at.file())
                .put("line", at.line())
                .put("column", at.column());
    }

    private static ArrayNode parts(List<Part> parts) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (Part part : parts) {
            ObjectNode one = json.addObject().put("name", part.name()).put("value", part.value());
            origin(one, part.origin());
            ArrayNode replaced = one.putArray("replaced");
            part.replaced().forEach(upper -> origin(replaced.addObject().put("value", upper.value()), upper.origin()));
        }
        return json;
    }

    private static void origin(ObjectNode json, Origin origin) {
        switch (origin) {
            case Origin.Written written -> json.put("from", "file");
            case Origin.OfPlan plan -> json.put("from", "plan").put("plan", plan.plan());
            case Origin.Default builtIn -> json.put("from", "default");
        }
        origin.position().ifPresent(at -> json.set("at", place(at)));
    }
}
