package dev.postern.config.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.config.Trees;
import dev.postern.config.compile.CompileResult.Compiled;
import dev.postern.config.policy.PolicyKind;
import dev.postern.config.policy.RequireConfig;
import dev.postern.config.value.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequireDiffTest {
    @ParameterizedTest(name = "{0} to {1} is {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'roles': ['a']                        | 'roles': ['a']                         | same",
                "'roles': ['a']                        | 'roles': {'anyOf': ['a']}              | same", // of one, all
                // and any
                "'roles': ['a']                        | 'roles': {'anyOf': ['a', 'b']}         | looser",
                "'roles': ['a', 'b']                   | 'roles': {'anyOf': ['b', 'c']}         | looser",
                "'roles': ['a', 'b']                   | 'roles': ['b']                         | looser",
                "'roles': {'anyOf': ['a', 'b']}        | 'roles': ['a', 'b']                    | stricter",
                "'roles': {'anyOf': ['a', 'b']}        | 'roles': {'anyOf': ['a', 'c']}         | both",
                "'roles': ['a']                        | 'permissions': ['a']                   | both",
                "'roles': ['a'], 'scopes': ['b']       | 'scopes': ['b']                        | looser",
                "'claims': {'a': 'x'}                  | 'claims': {'a': ['x', 'y']}            | looser",
                "'claims': {'a': 'x'}                  | 'claims': {'a': {'contains': 'x'}}     | both",
                "'claims': {'a': true}                 | 'claims': {'a': 'true'}                | same",
                "'claims': {'a': 1.0}                  | 'claims': {'a': 1}                     | same",
                "'acr': ['a']                          | 'acr': ['a', 'b']                      | looser",
                "'acr': ['a']                          | 'amr': ['a']                           | both",
                "'amr': ['a']                          | 'amr': ['a', 'b']                      | stricter",
                "'maxAge': '60s'                       | 'maxAge': '1m'                         | same",
                "'maxAge': '60s'                       | 'maxAge': '2m'                         | looser",
                "'maxAge': '60s'                       | 'maxAge': '60s', 'acr': ['a']          | stricter",
                "'anyOf': [{'roles': ['a']}]           | 'roles': ['a']                         | same",
                "'anyOf': [{'roles': ['a']}]           | 'anyOf': [{'roles': ['a']}, {'scopes': ['b']}]               | looser",
                "'roles': ['a'], 'scopes': ['b']       | 'anyOf': [{'roles': ['a']}, {'scopes': ['b']}]               | looser",
                "'anyOf': [{'roles': ['a']}, {'scopes': ['b']}] | 'anyOf': [{'scopes': ['b']}, {'roles': ['a']}]      | same",
                "'anyOf': [{'roles': ['a']}, {'scopes': ['b']}] | 'anyOf': [{'roles': ['a'], 'scopes': ['c']}, {'scopes': ['b']}] | stricter",
                "'anyOf': [{'roles': ['a'], 'claims': {'c': 'd'}}, {'roles': ['a'], 'scopes': ['b']}] | 'roles': ['a'] | looser",
            })
    void whoMayCallIsTold(String before, String after, String expected) {
        List<ChangeKind> kinds = RequireDiff.compare(require(before), require(after)).stream()
                .map(Finding::kind)
                .toList();
        assertThat(kinds)
                .isEqualTo(
                        switch (expected) {
                            case "same" -> List.of();
                            case "stricter" -> List.of(ChangeKind.REQUIREMENT_STRICTER);
                            case "looser" -> List.of(ChangeKind.REQUIREMENT_LOOSER);
                            default -> List.of(ChangeKind.REQUIREMENT_STRICTER, ChangeKind.REQUIREMENT_LOOSER);
                        });
        assertThat(require(before).equals(require(after))).isEqualTo(expected.equals("same"));
    }

    private static Optional<RequireConfig> require(String written) {
        Compiled compiled = Trees.compiled(
                Trees.of(Map.of("platform.json", """
                { "plans": { "basic": { "keyLimits": { "perMinute": 1, "perDay": 1 } } } }
                """, "acme/tenant.json", """
                { "tenant": "acme", "plan": "basic", "hosts": ["acme.localhost"],
                  "issuers": { "id": { "issuer": "https://id.acme.com" } } }
                """, "acme/a.api.json", """
                { "api": "a", "basePath": "/", "upstreams": { "a": { "targets": [{ "url": "http://a" }] } },
                  "policies": { "auth": { "anyOf": [{ "jwt": "id" }] }, "require": { %s } },
                  "routes": [{ "id": "a", "match": { "path": "/" }, "upstream": "a" }] }
                """.formatted(
                                written.replace('\'', '"')))));
        return Objects.requireNonNull(compiled.table().tenants().get(new TenantId("acme")))
                .routes()
                .getFirst()
                .policies()
                .stream()
                .filter(policy -> policy.kind() == PolicyKind.REQUIRE)
                .map(RequireConfig.class::cast)
                .findFirst();
    }
}
