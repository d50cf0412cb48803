package dev.postern.config.compile;

import dev.postern.config.value.TargetAddress;
import java.util.Map;

/// What a caller changes about a compilation.
///
/// @param retarget addresses to use in place of others, after all checks; `./postern dev` moves the
///                 samples to the echo server's real port with it
public record CompileOptions(Map<TargetAddress, TargetAddress> retarget) {
    /// Compiles what is written.
    public static final CompileOptions NONE = new CompileOptions(Map.of());

    public CompileOptions {
        retarget = Map.copyOf(retarget);
    }
}
