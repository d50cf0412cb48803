package dev.postern.gateway.secret;

/// What came of looking for a secret.
public sealed interface SecretRead {
    record Found(SecretValue value) implements SecretRead {}

    /// It is not there.
    record Missing() implements SecretRead {}

    /// It is there, or may be, and cannot be had.
    ///
    /// @param reason one line for the log, without the value
    record Unreadable(String reason) implements SecretRead {}
}
