package dev.postern.config.table;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.config.policy.IdentityConfig;
import dev.postern.config.policy.IdentityConfig.Fact;
import dev.postern.config.policy.IdentityConfig.Token;
import dev.postern.config.policy.Requirement.Names;
import dev.postern.config.value.ClaimPath;
import dev.postern.config.value.HeaderName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// The `identity` policy as JSON.
final class IdentityJson {
    private IdentityJson() {}

    static void write(IdentityConfig identity, ObjectNode json) {
        ArrayNode headers = json.putArray("headers");
        identity.headers()
                .forEach((name, fact) -> write(fact, headers.addObject().put("name", name.value())));
        identity.token()
                .ifPresent(token -> json.putObject("token")
                        .put("header", token.header().value())
                        .put("audience", token.audience())
                        .put("lifetimeSeconds", token.lifetime().toSeconds()));
        if (!identity.others().isEmpty()) {
            ArrayNode others = json.putArray("others");
            identity.others().forEach(name -> others.add(name.value()));
        }
    }

    private static void write(Fact fact, ObjectNode json) {
        switch (fact) {
            case Fact.Subject() -> json.put("fact", "subject");
            case Fact.Source() -> json.put("fact", "source");
            case Fact.KeyId() -> json.put("fact", "key-id");
            case Fact.List(Names names) -> json.put("names", names.name());
            case Fact.Claim(ClaimPath claim) -> json.put("claim", claim.text());
        }
    }

    static IdentityConfig read(JsonIn in) throws Unreadable {
        in.object("headers", "token", "others");
        List<Header> listed = in.get("headers").list(IdentityJson::header);
        TreeMap<HeaderName, Fact> headers = new TreeMap<>();
        listed.forEach(header -> headers.put(header.name(), header.fact()));
        Optional<Token> token = in.has("token") ? Optional.of(token(in.get("token"))) : Optional.empty();
        if (headers.size() < listed.size() || !IdentityConfig.areDistinct(headers, token)) {
            throw in.get("headers").expected("at most " + IdentityConfig.MOST_HEADERS + ", each once");
        }
        List<HeaderName> others = in.has("others") ? in.get("others").list(IdentityJson::name) : List.of();
        return new IdentityConfig(headers, token, new TreeSet<>(others));
    }

    private record Header(HeaderName name, Fact fact) {}

    private static Header header(JsonIn in) throws Unreadable {
        return new Header(name(in.get("name")), fact(in));
    }

    private static Fact fact(JsonIn in) throws Unreadable {
        if (in.has("claim")) {
            return new Fact.Claim(in.object("name", "claim").get("claim").text(ClaimPath::parse, "a claim"));
        }
        if (in.has("names")) {
            return new Fact.List(in.object("name", "names")
                    .get("names")
                    .text(text -> RequireJson.constant(Names.values(), text), "ROLES, PERMISSIONS or SCOPES"));
        }
        return in.object("name", "fact").get("fact").text(IdentityJson::named, "subject, source or key-id");
    }

    private static Optional<Fact> named(String text) {
        return switch (text) {
            case "subject" -> Optional.of(new Fact.Subject());
            case "source" -> Optional.of(new Fact.Source());
            case "key-id" -> Optional.of(new Fact.KeyId());
            default -> Optional.empty();
        };
    }

    private static Token token(JsonIn in) throws Unreadable {
        in.object("header", "audience", "lifetimeSeconds");
        return new Token(
                name(in.get("header")),
                in.get("audience").text(),
                Duration.ofSeconds(in.get("lifetimeSeconds").number(1, Token.LONGEST.toSeconds())));
    }

    private static HeaderName name(JsonIn in) throws Unreadable {
        return in.text(
                text -> HeaderName.parse(text).filter(some -> !IdentityConfig.isTaken(some)),
                "a header to be sent upstream");
    }
}
