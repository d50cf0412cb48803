package dev.postern.config.compile;

import dev.postern.config.value.TargetAddress;
import java.util.Map;
import java.util.Optional;

/// What a caller changes about a compilation.
///
/// @param environment the overlay to apply, such as `production`; empty for the files as they are
/// @param retarget addresses to use in place of others, after all checks; `./postern dev` moves the
///                 samples to the echo server's real port with it
public record CompileOptions(Optional<String> environment, Map<TargetAddress, TargetAddress> retarget) {
    /// Compiles what is written.
    public static final CompileOptions NONE = new CompileOptions(Optional.empty(), Map.of());

    public CompileOptions {
        retarget = Map.copyOf(retarget);
    }
}
