package dev.postern.bench.report;

import java.util.List;

/// Under what conditions the figures were got.
///
/// @param cores       of the machine
/// @param processor   as the kernel names it
/// @param java        the version that runs the gateway
/// @param javaOptions given to the gateway's JVM
/// @param nginx       its version
public record Setting(
        int cores,
        String processor,
        String java,
        List<String> javaOptions,
        String nginx,
        int connections,
        int rounds,
        int roundSeconds) {
    public Setting {
        javaOptions = List.copyOf(javaOptions);
    }
}
