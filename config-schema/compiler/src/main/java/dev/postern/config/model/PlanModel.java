package dev.postern.config.model;

import java.util.OptionalLong;

/// A plan as written; a limit is empty where it could not be read.
public record PlanModel(Located<String> name, OptionalLong perMinute, OptionalLong perDay) {}
