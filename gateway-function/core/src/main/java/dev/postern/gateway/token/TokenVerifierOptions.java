package dev.postern.gateway.token;

/// The bounds of a [TokenVerifier].
///
/// @param threads         for EC and Edwards signatures, and those of large RSA keys
/// @param checks          how many of those may be under way or waiting for a thread at once
/// @param checksPerTenant how many of those are one tenant's
public record TokenVerifierOptions(int threads, int checks, int checksPerTenant) {
    /// A thread a processor; 1,024 checks, which two threads do in some 0.3 s, and 256 a tenant.
    public static TokenVerifierOptions standard() {
        return new TokenVerifierOptions(Runtime.getRuntime().availableProcessors(), 1_024, 256);
    }
}
