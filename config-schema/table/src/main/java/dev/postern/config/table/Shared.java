package dev.postern.config.table;

import dev.postern.config.value.LinearRegex;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Values of one document, each kept once: what many routes say alike is then near at hand when they are served, and
/// held once. For one thread.
final class Shared {
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Optional<LinearRegex>> regexes = new HashMap<>();

    String text(String text) {
        return texts.computeIfAbsent(text, first -> first);
    }

    /// Compiled once, and large.
    Optional<LinearRegex> regex(String source) {
        return regexes.computeIfAbsent(source, LinearRegex::parse);
    }
}
