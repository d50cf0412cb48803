package dev.postern.config.model;

import java.util.List;
import java.util.Optional;

/// The policies that one level writes.
///
/// @param auth     empty where none is written, or none that could be read
/// @param unclear  whether something was written that may have been meant as `auth`, so that its absence
///                 is no problem of its own
/// @param require  what callers must be or have
/// @param limits   in the order written, those that could be read
/// @param identity empty where none is written
public record PoliciesModel(
        Optional<Located<AuthModel>> auth,
        boolean unclear,
        RequireModel require,
        List<LimitModel> limits,
        Optional<Located<IdentityModel>> identity) {
    public static final PoliciesModel NONE = ofNothing(false);

    public PoliciesModel {
        limits = List.copyOf(limits);
    }

    /// @param unclear whether something was written that may have been meant as `auth`
    public static PoliciesModel ofNothing(boolean unclear) {
        return new PoliciesModel(Optional.empty(), unclear, RequireModel.NONE, List.of(), Optional.empty());
    }
}
