package dev.postern.config.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.config.effective.EffectiveJson;
import dev.postern.config.match.RouteCandidate;
import dev.postern.config.source.SourcePosition;
import dev.postern.config.table.RouteTable;

/// An explanation for programs.
public final class ExplainJson {
    private ExplainJson() {}

    public static ObjectNode write(Explanation explanation) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("request", explanation.request());
        switch (explanation.verdict()) {
            case Verdict.Routed routed -> {
                json.put("tenant", routed.tenant().value());
                json.set("route", route(explanation, routed.route()));
                ObjectNode parameters = json.putObject("parameters");
                routed.parameters().forEach(parameters::put);
                json.put("admission", word(routed.admission()));
                json.put("upstream", routed.route().upstream());
            }
            case Verdict.Refused refused -> {
                refused.tenant().ifPresent(tenant -> json.put("tenant", tenant.value()));
                if (!refused.allow().isEmpty()) {
                    refused.allow().forEach(json.putArray("allow")::add);
                }
            }
        }
        explanation.toldBy().ifPresent(told -> json.put("tenantTold", told));
        explanation
                .verdict()
                .answer()
                .ifPresent(refusal -> json.putObject("refusal")
                        .put("status", refusal.status())
                        .put("code", refusal.code())
                        .put("detail", refusal.detail()));
        json.set("candidates", candidates(explanation));
        json.set("nearest", near(explanation));
        explanation.inForce().ifPresent(inForce -> json.set("inForce", EffectiveJson.write(inForce)));
        return json;
    }

    private static String word(Admission admission) {
        return switch (admission) {
            case Admission.Everybody everybody -> "everybody";
            case Admission.IfKeyIsValid key -> "if-key-is-valid";
            case Admission.IfTokenIsValid token -> "if-token-is-valid";
            case Admission.Refused refused -> "refused";
        };
    }

    private static ArrayNode candidates(Explanation explanation) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (RouteCandidate<RouteTable> candidate : explanation.candidates()) {
            RouteTable route = candidate.route();
            json.add(route(explanation, route)
                    .put("loss", Standings.word(candidate.standing()))
                    .put("why", Standings.text(route, candidate.standing(), explanation.winner())));
        }
        return json;
    }

    private static ArrayNode near(Explanation explanation) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (NearRoute near : explanation.near()) {
            json.add(route(explanation, near.route()).put("why", near.why()));
        }
        return json;
    }

    private static ObjectNode route(Explanation explanation, RouteTable route) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("api", route.api())
                .put("id", route.id())
                .put("path", route.path().toString());
        route.methods().forEach(json.putArray("methods")::add);
        SourcePosition at = explanation.positions().get(route.api() + "/" + route.id());
        if (at != null) {
            json.set("at", EffectiveJson.place(at));
        }
        return json;
    }
}
