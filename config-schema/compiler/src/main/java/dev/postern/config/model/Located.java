package dev.postern.config.model;

import dev.postern.config.json.Place;

/// A value and where it was written.
public record Located<T>(T value, Place at) {}
