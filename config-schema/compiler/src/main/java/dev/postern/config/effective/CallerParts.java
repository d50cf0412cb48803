package dev.postern.config.effective;

import dev.postern.config.effective.Levels.Written;
import dev.postern.config.effective.Part.Replaced;
import dev.postern.config.model.IdentityModel;
import dev.postern.config.model.Located;
import dev.postern.config.policy.IdentityConfig;
import dev.postern.config.policy.IdentityConfig.Token;
import dev.postern.config.policy.RequireConfig;
import dev.postern.config.policy.Requirement;
import dev.postern.config.policy.Requirement.LoggedIn;
import dev.postern.config.value.Durations;
import dev.postern.config.value.HeaderName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Puts into words what callers must be or have, and what the upstream is told of them.
final class CallerParts {
    private static final String LOGIN = "login";

    private CallerParts() {}

    /// All that the levels require, the farthest first: nothing replaces anything. Last what they say of the login
    /// together, which is one thing to the gateway.
    static List<Part> required(Levels levels, RequireConfig require) {
        List<Part> parts = new ArrayList<>();
        for (Written level : levels.nearestFirst().reversed()) {
            for (Located<Requirement> one : level.policies().require().all()) {
                parts.add(Part.of(name(one.value()), one.value().words(), Origin.at(one.at())));
            }
        }
        List<Part> logins =
                parts.stream().filter(part -> part.name().equals(LOGIN)).toList();
        if (logins.size() > 1) {
            require.all().stream()
                    .filter(LoggedIn.class::isInstance)
                    .forEach(login -> parts.add(Part.of(
                            "login, together", login.words(), logins.getLast().origin())));
        }
        return parts;
    }

    private static String name(Requirement requirement) {
        return switch (requirement) {
            case Requirement.Named named -> named.in().key();
            case Requirement.Claim claim -> "claims";
            case LoggedIn login -> LOGIN;
            case Requirement.AllOf all -> "all of";
            case Requirement.AnyOf any -> "any of";
        };
    }

    static List<Part> told(Sources.Source source, Levels levels, IdentityConfig identity) {
        List<Located<IdentityModel>> written = levels.all(policies -> policies.identity());
        List<Part> parts = new ArrayList<>();
        // Nothing is written where another route's upstream is this one's too.
        List<Replaced> replaced = written.stream()
                .skip(1)
                .map(upper -> new Replaced(words(upper.value()), Origin.at(upper.at())))
                .toList();
        parts.add(new Part(
                "told",
                written.isEmpty() ? "nothing" : words(written.getFirst().value()),
                written.isEmpty()
                        ? Origin.DEFAULT
                        : Origin.at(written.getFirst().at()),
                replaced));
        Optional<IdentityModel> model = written.stream().findFirst().map(Located::value);
        identity.headers().forEach((name, fact) -> parts.add(Part.of(name.value(), fact.words(), origin(model, name))));
        identity.token().ifPresent(token -> parts.addAll(token(token, model)));
        // Those of upper levels, and those of other routes to the same upstream.
        List<Located<IdentityModel>> others = new ArrayList<>(written);
        source.api().routes().stream()
                .filter(route -> route.upstream()
                        .map(Located::value)
                        .equals(Optional.of(source.table().upstream())))
                .forEach(route -> route.policies().identity().ifPresent(others::add));
        for (HeaderName name : identity.others()) {
            Origin origin = others.stream()
                    .map(other -> origin(Optional.of(other.value()), name))
                    .filter(some -> some.position().isPresent())
                    .findFirst()
                    .orElse(Origin.DEFAULT);
            parts.add(Part.of("also taken away", name.value(), origin));
        }
        return parts;
    }

    private static List<Part> token(Token token, Optional<IdentityModel> model) {
        Origin lifetime = model.flatMap(IdentityModel::token)
                .flatMap(IdentityModel.TokenModel::lifetime)
                .map(some -> Origin.at(some.at()))
                .orElse(Origin.DEFAULT);
        return List.of(
                Part.of(token.header().value(), "a token for " + token.audience(), origin(model, token.header())),
                Part.of("its lifetime", Durations.text(token.lifetime()), lifetime));
    }

    private static Origin origin(Optional<IdentityModel> model, HeaderName name) {
        return model.stream()
                .flatMap(some -> some.names().stream())
                .filter(some -> some.value().equals(name))
                .findFirst()
                .map(some -> Origin.at(some.at()))
                .orElse(Origin.DEFAULT);
    }

    private static String words(IdentityModel identity) {
        return identity.names().isEmpty()
                ? "nothing"
                : identity.names().stream().map(name -> name.value().value()).collect(Collectors.joining(", "));
    }
}
