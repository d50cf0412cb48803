package dev.postern.gateway.reload;

import java.time.Instant;
import java.util.List;

/// Why what was offered is not in force.
///
/// @param reason   one line
/// @param problems what is wrong in the tenants' files, one text each, where a compiler told; bounded
/// @param at       when it was refused
public record Refusal(String reason, List<String> problems, Instant at) {
    public Refusal {
        problems = List.copyOf(problems);
    }
}
