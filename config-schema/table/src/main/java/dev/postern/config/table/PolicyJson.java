package dev.postern.config.table;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.config.policy.AuthConfig;
import dev.postern.config.policy.IdentityConfig;
import dev.postern.config.policy.PolicyConfig;
import dev.postern.config.policy.PolicyKind;
import dev.postern.config.policy.RateLimitConfig;
import dev.postern.config.policy.RequireConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Policies as a JSON object, keyed by kind in the order of [PolicyKind].
final class PolicyJson {
    private PolicyJson() {}

    static ObjectNode write(List<PolicyConfig> policies) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (PolicyConfig policy : policies) {
            ObjectNode body = json.putObject(policy.kind().key());
            switch (policy) {
                case AuthConfig auth -> AuthJson.write(auth, body);
                case RequireConfig require -> RequireJson.write(require, body);
                case RateLimitConfig limits -> RateLimitJson.write(limits, body);
                case IdentityConfig identity -> IdentityJson.write(identity, body);
            }
        }
        return json;
    }

    static List<PolicyConfig> read(JsonIn in) throws Unreadable {
        in.object(Arrays.stream(PolicyKind.values()).map(PolicyKind::key).toArray(String[]::new));
        List<PolicyConfig> policies = new ArrayList<>();
        for (PolicyKind kind : PolicyKind.values()) {
            if (in.has(kind.key())) {
                JsonIn body = in.get(kind.key());
                policies.add(
                        switch (kind) {
                            case AUTH -> AuthJson.read(body);
                            case REQUIRE -> RequireJson.read(body);
                            case RATE_LIMIT -> RateLimitJson.read(body);
                            case IDENTITY -> IdentityJson.read(body);
                        });
            }
        }
        return policies;
    }
}
