package dev.postern.config.model;

import java.util.Optional;

/// A plan as written; a limit is empty where it could not be read.
public record PlanModel(Located<String> name, Optional<Located<Long>> perMinute, Optional<Located<Long>> perDay) {}
