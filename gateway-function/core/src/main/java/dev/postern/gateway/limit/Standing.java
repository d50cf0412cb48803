package dev.postern.gateway.limit;

/// How a limit stands after a request was charged or refused.
///
/// @param remaining   how many more may pass in this window; never negative
/// @param resetMillis until the window ends, from the moment of the charge; at least 1
public record Standing(long remaining, long resetMillis) {}
