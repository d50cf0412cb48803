package dev.postern.config.routetest;

import dev.postern.config.source.SourcePosition;
import java.util.Optional;

/// One thing that came out otherwise than a case expects.
///
/// @param what     the key of the expectation, such as `route`
/// @param instead  where what came instead is written, where that is known
public record Mismatch(String what, String expected, String found, Optional<SourcePosition> instead) {}
