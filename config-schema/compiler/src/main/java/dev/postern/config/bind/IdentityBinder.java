package dev.postern.config.bind;

import dev.postern.config.json.JsonValue;
import dev.postern.config.json.JsonValue.JsonObject;
import dev.postern.config.json.JsonValue.JsonString;
import dev.postern.config.json.JsonValue.Member;
import dev.postern.config.json.Place;
import dev.postern.config.model.IdentityModel;
import dev.postern.config.model.IdentityModel.HeaderModel;
import dev.postern.config.model.IdentityModel.TokenModel;
import dev.postern.config.model.Located;
import dev.postern.config.policy.IdentityConfig;
import dev.postern.config.policy.IdentityConfig.Fact;
import dev.postern.config.policy.Requirement.Names;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.Quoted;
import dev.postern.config.value.ClaimPath;
import dev.postern.config.value.HeaderName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what the upstream is told of the caller. What has not the form that the schema asks for is left out.
final class IdentityBinder {
    private final Texts texts;
    private final List<Problem> problems;
    private final Map<String, String> seen = new HashMap<>();

    private IdentityBinder(Texts texts, List<Problem> problems) {
        this.texts = texts;
        this.problems = problems;
    }

    static Optional<IdentityModel> bind(JsonValue written, Texts texts, List<Problem> problems) {
        return switch (written) {
            case JsonString string when string.text().equals("none") -> Optional.of(IdentityModel.NONE);
            case JsonObject object -> Optional.of(new IdentityBinder(texts, problems).identity(new Keys(object)));
            default -> Optional.empty();
        };
    }

    private IdentityModel identity(Keys keys) {
        List<HeaderModel> headers = new ArrayList<>();
        for (Member member : keys.members("headers")) {
            Optional<Fact> fact = fact(member.value());
            name(member.key(), member.keyAt())
                    .ifPresent(name -> fact.ifPresent(some -> headers.add(new HeaderModel(
                            name, new Located<>(some, member.value().at())))));
        }
        return new IdentityModel(headers, keys.keys("token").flatMap(this::token));
    }

    private Optional<TokenModel> token(Keys keys) {
        Optional<Located<HeaderName>> header = keys.text("header").flatMap(text -> name(text.value(), text.at()));
        Optional<Located<String>> audience = keys.text("audience");
        return header.isPresent() && audience.isPresent()
                ? Optional.of(new TokenModel(
                        header.get(), audience.get(), keys.text("lifetime").flatMap(texts::tokenLifetime)))
                : Optional.empty();
    }

    private Optional<Located<HeaderName>> name(String written, Place at) {
        Optional<HeaderName> name = HeaderName.parse(written);
        if (name.filter(IdentityConfig::isTaken).isPresent()) {
            String message = Quoted.text(written)
                    + (name.get().isReserved()
                            ? " is a header that the gateway decides about"
                            : " is where clients show their own credentials");
            problems.add(at.problem(ProblemCode.RESERVED_HEADER, message, "take another name, such as \"X-User\""));
            return Optional.empty();
        }
        String first =
                name.map(some -> seen.putIfAbsent(some.folded(), written)).orElse(null);
        if (first != null) {
            String message = Quoted.text(written) + " is the same header as " + Quoted.text(first)
                    + ": neither case nor _ for - makes a difference to all servers";
            problems.add(at.problem(ProblemCode.DUPLICATE_HEADER, message, "remove one of them"));
            return Optional.empty();
        }
        return name.map(some -> new Located<>(some, at));
    }

    private static Optional<Fact> fact(JsonValue written) {
        if (written instanceof JsonObject object) {
            return new Keys(object)
                    .text("claim")
                    .map(Located::value)
                    .flatMap(ClaimPath::parse)
                    .map(Fact.Claim::new);
        }
        return Keys.text(written).flatMap(text -> named(text.value()));
    }

    private static Optional<Fact> named(String word) {
        return switch (word) {
            case "subject" -> Optional.of(new Fact.Subject());
            case "source" -> Optional.of(new Fact.Source());
            case "keyId" -> Optional.of(new Fact.KeyId());
            case "roles" -> Optional.of(new Fact.List(Names.ROLES));
            case "permissions" -> Optional.of(new Fact.List(Names.PERMISSIONS));
            case "scopes" -> Optional.of(new Fact.List(Names.SCOPES));
            default -> Optional.empty();
        };
    }
}
