package dev.postern.gateway.flow;

import dev.postern.gateway.http.HttpLimits;
import java.time.Duration;

/// How the data plane listens.
///
/// @param host       the address to bind
/// @param port       0 for any free one
/// @param eventLoops servers and upstream clients, one each an event loop; at least 1
/// @param limits     what a request may weigh
/// @param idle       after which a connection with nothing going on is closed
public record DataPlaneOptions(String host, int port, int eventLoops, HttpLimits limits, Duration idle) {}
