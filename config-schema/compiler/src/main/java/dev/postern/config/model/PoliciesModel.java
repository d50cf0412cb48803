package dev.postern.config.model;

import java.util.List;
import java.util.Optional;

/// The policies that one level writes.
///
/// @param auth    empty where none is written, or none that could be read
/// @param unclear whether something was written that may have been meant as `auth`, so that its absence
///                is no problem of its own
/// @param limits  in the order written, those that could be read
public record PoliciesModel(Optional<Located<AuthModel>> auth, boolean unclear, List<LimitModel> limits) {
    public static final PoliciesModel NONE = new PoliciesModel(Optional.empty(), false, List.of());

    public PoliciesModel {
        limits = List.copyOf(limits);
    }
}
