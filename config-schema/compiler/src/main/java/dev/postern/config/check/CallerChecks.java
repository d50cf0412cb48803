package dev.postern.config.check;

import dev.postern.config.json.Place;
import dev.postern.config.merge.IdentityInForce;
import dev.postern.config.merge.Level;
import dev.postern.config.merge.PoliciesInForce;
import dev.postern.config.merge.RequireInForce;
import dev.postern.config.merge.RoutePolicies;
import dev.postern.config.model.ApiFile;
import dev.postern.config.model.AuthModel;
import dev.postern.config.model.Located;
import dev.postern.config.model.RouteModel;
import dev.postern.config.model.UpstreamModel;
import dev.postern.config.model.UpstreamModel.HeaderModel;
import dev.postern.config.policy.Requirement;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.Quoted;
import dev.postern.config.value.HeaderName;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Somebody can meet what a route requires, and what its upstream is told of callers is told by nobody else.
final class CallerChecks {
    /// Two that contradict each other; they may do so on many routes, and are told once.
    private record Pair(Place one, Place other) {}

    private final List<Problem> problems;
    private final Set<Pair> told = new HashSet<>();

    CallerChecks(List<Problem> problems) {
        this.problems = problems;
    }

    void check(ApiFile api, RouteModel route, AuthModel auth, PoliciesInForce inForce) {
        require(route, auth, inForce.require());
        identity(route, auth, inForce);
        inForce.identity()
                .nearest()
                .ifPresent(nearest -> api.upstreams().stream()
                        .filter(upstream -> route.upstream()
                                .filter(name ->
                                        name.value().equals(upstream.name().value()))
                                .isPresent())
                        .forEach(upstream -> nearest.value()
                                .names()
                                .forEach(name -> header(name, inForce.identity().level(), upstream))));
    }

    private void require(RouteModel route, AuthModel auth, RequireInForce require) {
        boolean keysAlone = RoutePolicies.asksForKey(auth) && auth.anyOf().size() == 1;
        Optional<Located<Requirement>> unmet = require.all().stream()
                .filter(one -> auth.anonymous() || (keysAlone && !RequireInForce.canMeetByKey(one.value())))
                .findFirst();
        if (unmet.isPresent()) {
            String whose = auth.anonymous()
                    ? "auth is \"none\", so that nobody is known to have: "
                    : "auth accepts API keys alone, and none has: ";
            String fix = auth.anonymous()
                    ? "ask for an identity, or require nothing here"
                    : "accept tokens too, or require \"scopes\", which an API key can have";
            nobody(route, unmet.get(), whose, fix);
            return;
        }
        require.contradiction()
                .ifPresent(one -> nobody(
                        route,
                        one,
                        "a token has one acr, and no one would do for all levels: ",
                        "name an acr that the levels above name too"));
    }

    /// Points at the requirement where the route makes it itself, else at the route.
    private void nobody(RouteModel route, Located<Requirement> unmet, String why, String fix) {
        boolean own = route.policies().require().all().contains(unmet);
        String words = unmet.value().words();
        String message = "nobody may call the route "
                + route.id().map(id -> Quoted.text(id.value())).orElse("here") + ": " + why + words
                + (own ? "" : ", required at " + unmet.at().reference());
        Place at = own ? unmet.at() : route.place();
        problems.add(at.problem(ProblemCode.NOBODY_MAY_CALL, message, fix));
    }

    /// One from a level above stays silent: it was written for that level's other routes.
    private void identity(RouteModel route, AuthModel auth, PoliciesInForce inForce) {
        IdentityInForce identity = inForce.identity();
        boolean says = identity.nearest()
                .filter(nearest -> !nearest.value().names().isEmpty())
                .isPresent();
        if (auth.anonymous() && says && identity.level().compareTo(inForce.authLevel()) >= 0) {
            String name = route.id().map(id -> Quoted.text(id.value())).orElse("here");
            String message = "the upstream is told of callers on the route " + name + ", whose auth is \"none\"";
            String fix = "ask for an identity, or write \"identity\": \"none\" there";
            problems.add(identity.nearest().orElseThrow().at().problem(ProblemCode.IDENTITY_OF_NOBODY, message, fix));
        }
    }

    private void header(Located<HeaderName> told, Level level, UpstreamModel upstream) {
        for (HeaderModel fixed : upstream.headers()) {
            if (fixed.name().value().folded().equals(told.value().folded())
                    && this.told.add(new Pair(told.at(), fixed.name().at()))) {
                // The nearer of the two is the one that its author can change.
                boolean above = level.compareTo(Level.API) < 0;
                Place at = above ? fixed.name().at() : told.at();
                Place other = above ? told.at() : fixed.name().at();
                String message = Quoted.text(told.value().value())
                        + (above ? " tells the upstream of the caller, as said at " : " is set for the upstream at ")
                        + other.reference();
                problems.add(at.problem(ProblemCode.IDENTITY_HEADER_SET, message, "rename one of them"));
            }
        }
    }
}
