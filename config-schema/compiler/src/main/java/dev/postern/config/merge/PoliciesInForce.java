package dev.postern.config.merge;

import dev.postern.config.model.AuthModel;
import dev.postern.config.model.LimitModel;
import dev.postern.config.model.Located;
import dev.postern.config.model.PoliciesModel;
import dev.postern.config.policy.RateLimitConfig.Limit;
import dev.postern.config.source.Problem;
import dev.postern.config.source.ProblemCode;
import dev.postern.config.source.Quoted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The policies of all levels down to one, merged.
///
/// @param auth      the nearest; empty while none is written
/// @param authLevel where it is written
/// @param locked    the farthest auth that asks for an identity and is not overridable
/// @param unclear   whether some level tried to write an auth that could not be read
/// @param require   of all levels
/// @param limits    by name
/// @param identity  the nearest
public record PoliciesInForce(
        Optional<Located<AuthModel>> auth,
        Level authLevel,
        Optional<Located<AuthModel>> locked,
        boolean unclear,
        RequireInForce require,
        SortedMap<String, LimitInForce> limits,
        IdentityInForce identity) {
    /// Before the first level.
    public static final PoliciesInForce NOTHING = new PoliciesInForce(
            Optional.empty(),
            Level.PLATFORM,
            Optional.empty(),
            false,
            RequireInForce.NOTHING,
            Collections.emptySortedMap(),
            IdentityInForce.NOTHING);

    /// @param level where the limit is written
    /// @param bound the nearest limit of this name that is not overridable, which those below must not loosen; it
    ///              may be `limit` itself
    public record LimitInForce(Level level, LimitModel limit, Optional<LimitModel> bound) {}

    /// Adds the policies of the next nearer level, and what they get wrong to `problems`.
    public PoliciesInForce and(Level level, PoliciesModel written, List<Problem> problems) {
        boolean stillUnclear = unclear || written.unclear();
        RequireInForce required = require.and(written.require().all());
        SortedMap<String, LimitInForce> merged = limits(level, written, problems);
        IdentityInForce told = identity.and(level, written.identity());
        if (written.auth().isEmpty()) {
            return new PoliciesInForce(auth, authLevel, locked, stillUnclear, required, merged, told);
        }
        Located<AuthModel> nearer = written.auth().get();
        if (nearer.value().anonymous() && locked.isPresent()) {
            String message = "\"none\" weakens the auth at " + locked.get().at().reference();
            String fix = "leave it out, or write \"overridable\": true there";
            problems.add(nearer.at().problem(ProblemCode.AUTH_WEAKENED, message, fix));
        }
        boolean locks = !nearer.value().anonymous() && !nearer.value().overridable();
        Optional<Located<AuthModel>> firstLock = locks ? locked.or(written::auth) : locked;
        return new PoliciesInForce(written.auth(), level, firstLock, stillUnclear, required, merged, told);
    }

    private SortedMap<String, LimitInForce> limits(Level level, PoliciesModel written, List<Problem> problems) {
        if (written.limits().isEmpty()) {
            return limits;
        }
        SortedMap<String, LimitInForce> merged = new TreeMap<>(limits);
        Set<String> here = new HashSet<>();
        for (LimitModel limit : written.limits()) {
            String name = Quoted.text(limit.name());
            if (limit.name().equals(Limit.PLAN_MINUTE) || limit.name().equals(Limit.PLAN_DAY)) {
                String message = "the name " + name + " belongs to the plan's own limit";
                problems.add(limit.at().problem(ProblemCode.RESERVED_NAME, message, "choose another name"));
            }
            if (!here.add(limit.name())) {
                String message = "there is already a limit " + name + " at this level";
                problems.add(limit.at().problem(ProblemCode.DUPLICATE_LIMIT, message, "give one of them a \"name\""));
                continue;
            }
            LimitInForce above = limits.get(limit.name());
            Optional<LimitModel> bound = above == null ? Optional.empty() : above.bound();
            bound.filter(some -> !stricter(limit, some)).ifPresent(some -> problems.add(loosened(limit, some)));
            merged.put(limit.name(), new LimitInForce(level, limit, limit.overridable() ? bound : Optional.of(limit)));
        }
        return Collections.unmodifiableSortedMap(merged);
    }

    private static Problem loosened(LimitModel nearer, LimitModel above) {
        String why = nearer.per() == above.per() ? " is not stricter than" : " counts by another measure than";
        String message = "the limit " + Quoted.text(nearer.name()) + why + " its namesake at "
                + above.at().reference();
        String fix = "lower it, or give it a \"name\" of its own: both will hold; or write \"overridable\": true there";
        return nearer.requests().at().problem(ProblemCode.LIMIT_LOOSENED, message, fix);
    }

    /// Whether everything that `nearer` lets pass, `above` would let pass too; equal is strict enough.
    private static boolean stricter(LimitModel nearer, LimitModel above) {
        if (nearer.per() != above.per()) {
            return false;
        }
        long windows = Math.max(1, above.window().millis() / nearer.window().millis());
        return nearer.requests().value() <= above.requests().value() / windows;
    }

    /// The limits in the order of their names.
    public List<LimitInForce> limitsInOrder() {
        return new ArrayList<>(limits.values());
    }
}
