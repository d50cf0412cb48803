package dev.postern.config.diff;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.config.diff.Change.InEnvironment;
import dev.postern.config.source.SourcePosition;
import dev.postern.config.table.TableJson;

/// Writes a diff for programs, with every change; two spaces an indent.
///
/// ```
/// { "verdict": "breaking",
///   "base": { "label": "main:tenants", "digest": "sha256:…", "environments": { "production": "sha256:…" } },
///   "head": { … },
///   "counts": { "breaking": 1 },
///   "changes": [{ "kind": "host-removed", "verdict": "breaking", "phrase": "host removed", "reason": "…",
///                 "tenant": "acme", "host": "old.localhost", "before": "of acme", "after": "",
///                 "at": { "file": "…", "line": 4, "column": 3, "length": 9 } }],
///   "checks": [{ "name": "owners", "passed": true, "faults": [] }] }
/// ```
///
/// A change that only environments show has `"environments": [{ "name": "production", "at": { … } }]`, and the first
/// of their places as its own.
public final class DiffJson {
    private DiffJson() {}

    public static String render(Diff diff) {
        return TableJson.pretty(json(diff));
    }

    static ObjectNode json(Diff diff) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("verdict", diff.verdict().word());
        revision(json.putObject("base"), diff.base());
        revision(json.putObject("head"), diff.head());
        ObjectNode counts = json.putObject("counts");
        diff.counts().forEach((verdict, count) -> counts.put(verdict.word(), count));
        ArrayNode changes = json.putArray("changes");
        diff.changes().forEach(change -> write(changes.addObject(), change));
        ArrayNode checks = json.putArray("checks");
        for (Diff.Check check : diff.checks()) {
            ArrayNode faults = checks.addObject()
                    .put("name", check.name())
                    .put("passed", check.passed())
                    .putArray("faults");
            check.faults().forEach(faults::add);
        }
        return json;
    }

    private static void revision(ObjectNode json, Diff.Revision revision) {
        json.put("label", revision.label());
        revision.digest().ifPresent(digest -> json.put("digest", digest));
        if (!revision.environments().isEmpty()) {
            ObjectNode environments = json.putObject("environments");
            revision.environments().forEach(environments::put);
        }
    }

    private static void write(ObjectNode json, Change change) {
        json.put("kind", change.kind().id());
        json.put("verdict", change.verdict().word());
        json.put("phrase", change.kind().phrase());
        json.put("reason", change.kind().reason());
        if (!change.environments().isEmpty()) {
            ArrayNode environments = json.putArray("environments");
            for (InEnvironment environment : change.environments()) {
                ObjectNode told = environments.addObject().put("name", environment.name());
                environment.at().ifPresent(at -> write(told.putObject("at"), at));
            }
        }
        if (change.subject() instanceof Subject.InTenant some) {
            json.put("tenant", some.tenant().value());
        }
        switch (change.subject()) {
            case Subject.OfEnvironment environment -> json.put("environment", environment.name());
            case Subject.OfTenant tenant -> {}
            case Subject.OfHost host -> json.put("host", host.host().toString());
            case Subject.OfIssuer issuer -> json.put("issuer", issuer.issuer());
            case Subject.OfApi api -> json.put("api", api.api());
            case Subject.OfUpstream upstream -> json.put("api", upstream.api()).put("upstream", upstream.upstream());
            case Subject.OfRoute route -> json.put("api", route.api()).put("route", route.route());
        }
        json.put("before", change.before()).put("after", change.after());
        change.witness().ifPresent(witness -> write(json.putObject("witness"), witness));
        change.at().ifPresent(at -> write(json.putObject("at"), at));
    }

    private static void write(ObjectNode json, SourcePosition at) {
        json.put("file", at.file()).put("line", at.line()).put("column", at.column());
        json.put("length", at.length());
    }

    private static void write(ObjectNode json, Witness witness) {
        json.put("method", witness.method()).put("url", witness.url());
        ArrayNode headers = json.putArray("headers");
        witness.headers().forEach(headers::add);
        json.put("outcome", witness.outcome());
    }
}
