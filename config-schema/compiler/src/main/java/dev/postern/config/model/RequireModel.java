package dev.postern.config.model;

import dev.postern.config.policy.Requirement;
import java.util.List;

/// A `require` as written.
///
/// @param all in the order written, those that could be read, each where its key's value stands; `acr`, `amr` and
///            `maxAge` are a [Requirement.LoggedIn] each
public record RequireModel(List<Located<Requirement>> all) {
    public static final RequireModel NONE = new RequireModel(List.of());

    public RequireModel {
        all = List.copyOf(all);
    }
}
